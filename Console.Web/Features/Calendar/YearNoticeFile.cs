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
            if (rows.Count == 0) csv.DemandColumns(Header);
            rows.Add(RowOf(csv));
        }
        if (rows.Count == 0) csv.DemandColumns(Header);
        return rows;
    }

    private static YearNoticeRow RowOf(CsvFile csv)
    {
        var row = new YearNoticeRow { Date = csv.Cell("date"), Name = csv.Cell("name"), IsOffDay = csv.Cell("is_off_day"), Year = csv.Cell("arrangement_year"), Source = csv.Cell("source") };
        if (csv.IsBroken) row.Fault = new RuleException("import-quote");
        else if (csv.Row.FieldCount < Header.Split(',').Length) row.Fault = new RuleException("import-short-row", csv.Row.FieldCount);
        return row;
    }
}
