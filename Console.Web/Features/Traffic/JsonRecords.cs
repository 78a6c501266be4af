using System.Text.Json;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Cuts the body of a request into its records (semantics 7); what a record says, its reader knows.</summary>
internal static class JsonRecords
{
    /// <summary>Most records of one request; cutting stops at one more.</summary>
    public const int Most = 10_000;

    /// <summary>The records as they came; null when the body is not the array that it should be. Blank lines are no records.</summary>
    public static List<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> body, GateEventFormat format)
    {
        var text = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        return format == GateEventFormat.Lines ? Lines(text) : Elements(text);
    }

    /// <summary>The lines that are not blank.</summary>
    public static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> text)
    {
        var records = new List<ReadOnlyMemory<byte>>();
        while (!text.IsEmpty && records.Count <= Most)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty) records.Add(line);
        }

        return records;
    }

    private static List<ReadOnlyMemory<byte>>? Elements(ReadOnlyMemory<byte> text)
    {
        var records = new List<ReadOnlyMemory<byte>>();
        try
        {
            var json = new Utf8JsonReader(text.Span);
            if (!json.Read() || json.TokenType != JsonTokenType.StartArray) return null;
            while (records.Count <= Most && json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)json.TokenStartIndex;
                json.Skip();
                records.Add(text[start..(int)json.BytesConsumed]);
            }

            if (records.Count <= Most) json.Read();
        }
        catch (JsonException)
        {
            return null;
        }

        return records;
    }
}
