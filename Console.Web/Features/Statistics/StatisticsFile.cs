using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using ParkingOps.Domain.Statistics;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>An answer as CSV or JSON: the groups' columns in the order asked, then the figures in the order of their definitions.</summary>
public static class StatisticsFile
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names of all columns.</summary>
    public static IEnumerable<string> Header(StatisticsQuery query) =>
        query.By.Select(grouping => grouping.ToString().ToLowerInvariant()).Concat(FigureDefinitions.All.Select(figure => figure.Name));

    /// <summary>The cells of one group.</summary>
    public static IEnumerable<string> Cells(StatisticsQuery query, GroupFigures row) =>
        query.By.Select(grouping => NameOf(grouping, row.Group)).Concat(FigureDefinitions.All.Select(figure => FigureWords.Cell(figure, row.Figures)));

    /// <summary>Writes CSV.</summary>
    public static void WriteCsv(TextWriter writer, StatisticsQuery query, StatisticsAnswer answer)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions(), true);
        WriteRow(csv, Header(query));
        foreach (var row in answer.Rows) WriteRow(csv, Cells(query, row));
    }

    /// <summary>The rows as JSON: numbers as numbers, blanks as null.</summary>
    public static string ToJson(StatisticsQuery query, StatisticsAnswer answer) =>
        JsonSerializer.Serialize(answer.Rows.Select(row => ObjectOf(query, row)), Json);

    /// <summary>What a group is called in files.</summary>
    public static string NameOf(Grouping grouping, FigureGroup group) => grouping switch
    {
        Grouping.Site => group.Site ?? "",
        Grouping.District => group.District ?? "",
        Grouping.Kind => $"{group.Kind}".ToLowerInvariant(),
        Grouping.Day => group.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        Grouping.Hour => group.Hour?.ToString(CultureInfo.InvariantCulture) ?? "",
        _ => $"{group.Admission}".ToLowerInvariant(),
    };

    private static JsonObject ObjectOf(StatisticsQuery query, GroupFigures row)
    {
        var one = new JsonObject();
        foreach (var grouping in query.By)
            one[grouping.ToString().ToLowerInvariant()] = grouping == Grouping.Hour ? JsonValue.Create(row.Group.Hour) : JsonValue.Create(NameOf(grouping, row.Group));
        foreach (var figure in FigureDefinitions.All)
            one[figure.Name] = figure.Read(row.Figures) switch
            {
                null => null,
                long number => JsonValue.Create(number),
                int number => JsonValue.Create(number),
                decimal number => JsonValue.Create(number),
                bool flag => JsonValue.Create(flag),
                _ => JsonValue.Create(FigureWords.Cell(figure, row.Figures)),
            };
        return one;
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }
}
