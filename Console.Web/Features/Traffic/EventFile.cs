using System.Text.Json;
using CsvHelper;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Reads a file of events in pieces of as many records as a request may have; CSV becomes the lines that a gate would have sent.</summary>
internal static class EventFile
{
    private const byte NewLine = (byte)'\n';

    /// <summary>The file's records as lines of JSON, piece by piece.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Chunks(FileInfo file) =>
        Pieces(file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) || IsCsv(file) ? CsvLines(file) : Lines(file));

    private static bool IsCsv(FileInfo file)
    {
        using var reader = file.OpenText();
        return reader.ReadLine() is { } header && !header.TrimStart('\uFEFF', ' ').StartsWith('{') && header.Split(',').Contains("eventId");
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Pieces(IEnumerable<byte[]> lines)
    {
        var (piece, records) = (new MemoryStream(), 0);
        foreach (var line in lines)
        {
            piece.Write(line);
            piece.WriteByte(NewLine);
            if (++records < GateEventReader.MaxRecords) continue;
            yield return piece.ToArray();
            (piece, records) = (new MemoryStream(), 0);
        }
        if (records > 0) yield return piece.ToArray();
    }

    private static IEnumerable<byte[]> Lines(FileInfo file) => File.ReadLines(file.FullName)
        .Where(line => !string.IsNullOrWhiteSpace(line))
        .Select(System.Text.Encoding.UTF8.GetBytes);

    private static IEnumerable<byte[]> CsvLines(FileInfo file)
    {
        using var csv = CsvFile.Open(file);
        while (csv.Read())
        {
            // Refused as what it is, no record, and kept with all that is in it.
            if (csv.IsBroken)
            {
                yield return csv.Row.RawRecord.ToArray();
                continue;
            }
            using var line = new MemoryStream();
            using (var json = new Utf8JsonWriter(line)) Write(json, csv.Row);
            yield return line.ToArray();
        }
    }

    private static void Write(Utf8JsonWriter json, CsvReader row)
    {
        json.WriteStartObject();
        for (var column = 0; column < row.Headers.Count && column < row.FieldCount; column++)
        {
            var (name, text) = (CsvFile.Plain(row.Headers[column]), row.GetString(column));
            if (string.IsNullOrEmpty(text)) continue;
            json.WritePropertyName(name);
            if (name == "revision" && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)) json.WriteNumberValue(number);
            else if (name == "payment" && TryReadObject(text, out var payment)) payment.WriteTo(json);
            else json.WriteStringValue(text);
        }
        json.WriteEndObject();
    }

    // Read and written anew: a line break inside would make two records of one.
    private static bool TryReadObject(string text, out JsonElement value)
    {
        value = default;
        try
        {
            value = JsonElement.Parse(text);
            return value.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
