using System.Text.Json;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>How the records of a request are written.</summary>
public enum GateEventFormat
{
    /// <summary>One JSON object a line.</summary>
    Lines,

    /// <summary>One JSON array of objects.</summary>
    Array,
}

/// <summary>
/// Reads the records of a request (semantics 7). What is no JSON object is refused as such and the others go on.
/// Blank lines are no records. Reading stops soon after <see cref="MaxRecords"/>: such a request is refused as a whole.
/// </summary>
public sealed class GateEventReader(DateTimeOffset now)
{
    /// <summary>Most records of one request.</summary>
    public const int MaxRecords = 10_000;

    private readonly GateEventParser parser = new();
    private readonly GateEventRules rules = new(now);
    private readonly List<GateEventRecord> records = [];

    /// <summary>All records in their order, each with its first fault; null when nothing in the body can be read at all.</summary>
    public static IReadOnlyList<GateEventRecord>? Read(ReadOnlyMemory<byte> body, GateEventFormat format, DateTimeOffset now)
    {
        var reader = new GateEventReader(now);
        var text = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        return format == GateEventFormat.Lines ? reader.ReadLines(text) : reader.ReadArray(text);
    }

    /// <summary>All records of some lines of a file, where even lines that are all unreadable are records to be refused one by one.</summary>
    public static IReadOnlyList<GateEventRecord> ReadChunk(ReadOnlyMemory<byte> lines, DateTimeOffset now)
    {
        var reader = new GateEventReader(now);
        reader.ReadLines(lines);
        return reader.records;
    }

    private List<GateEventRecord>? ReadLines(ReadOnlyMemory<byte> text)
    {
        while (!text.IsEmpty && records.Count <= MaxRecords)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty) Add(line);
        }

        return records.Exists(record => record.Rejection != RejectionCode.BadJson) ? records : null;
    }

    private List<GateEventRecord>? ReadArray(ReadOnlyMemory<byte> text)
    {
        try
        {
            var json = new Utf8JsonReader(text.Span);
            if (!json.Read() || json.TokenType != JsonTokenType.StartArray) return null;
            while (records.Count <= MaxRecords && json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)json.TokenStartIndex;
                json.Skip();
                Add(text[start..(int)json.BytesConsumed]);
            }

            if (records.Count <= MaxRecords) json.Read();
        }
        catch (JsonException)
        {
            return null;
        }

        return records.Count == 0 || records.Exists(record => record.Rejection != RejectionCode.BadJson) ? records : null;
    }

    private void Add(ReadOnlyMemory<byte> raw)
    {
        var record = new GateEventRecord { Index = records.Count, Raw = raw };
        record.Rejection = parser.TryParse(raw.Span, record) ? rules.FirstFault(record) : RejectionCode.BadJson;
        records.Add(record);
    }
}
