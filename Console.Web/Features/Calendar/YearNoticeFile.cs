using ParkingOps.Domain;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Calendar;

/// <summary>Reads a yearly notice from a CSV file, every row as it stands.</summary>
internal static class YearNoticeFile
{
    /// <summary>Columns, in any order.</summary>
    public const string Header = "date,name,is_off_day,arrangement_year,source";

    /// <summary>Reads a file.</summary>
    /// <exception cref="RuleException"><c>import-header</c> when a column is missing.</exception>
    public static List<YearNoticeRow> Read(FileInfo file)
    {
        using var csv = CsvFile.Open(file);
        var rows = new List<YearNoticeRow>();
        while (csv.Read())
        {
            if (rows.Count == 0) DemandHeader(csv);
            rows.Add(RowOf(csv));
        }
        if (rows.Count == 0) DemandHeader(csv);
        return rows;
    }

    private static void DemandHeader(CsvFile csv)
    {
        var missing = Header.Split(',').Except(csv.Row.Headers.Select(NameOf)).ToList();
        if (missing.Count > 0) throw new RuleException("import-header", string.Join(", ", missing));
    }

    private static string NameOf(string header) => header.Trim('\uFEFF', ' ');

    private static YearNoticeRow RowOf(CsvFile csv)
    {
        var row = new YearNoticeRow { Date = Text(csv, "date"), Name = Text(csv, "name"), IsOffDay = Text(csv, "is_off_day"), Year = Text(csv, "arrangement_year"), Source = Text(csv, "source") };
        if (csv.IsBroken) row.Fault = new RuleException("import-quote");
        else if (csv.Row.FieldCount < Header.Split(',').Length) row.Fault = new RuleException("import-short-row", csv.Row.FieldCount);
        return row;
    }

    private static string Text(CsvFile csv, string column)
    {
        for (var index = 0; index < csv.Row.Headers.Count && index < csv.Row.FieldCount; index++)
            if (NameOf(csv.Row.Headers[index]) == column) return csv.Row.GetString(index)?.Trim() ?? "";
        return "";
    }
}
