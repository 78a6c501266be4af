using DocumentFormat.OpenXml.Spreadsheet;
using static DocumentFormat.OpenXml.Spreadsheet.HorizontalAlignmentValues;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>The look of every workbook: one navy, one accent, thin grey lines.</summary>
internal static class WorkbookStyles
{
    public const string FontName = "微软雅黑";
    public const string Navy = "FF1F3A5F";
    public const string Accent = "FFC8702A";
    public const string Pale = "FF9DB7D5";
    private const string Line = "FFD5DCE4";
    private const string Ink = "FF222B36";
    private const string Grey = "FF5B6673";

    /// <summary>Builds the list of formats.</summary>
    /// <param name="pointsUnit">Words for percentage points, for example 个百分点.</param>
    public static Stylesheet Build(string pointsUnit)
    {
        var styles = new StyleSheetBuilder();
        var body = styles.Font(10, Ink);
        styles.Fill(null);
        styles.Gray();
        styles.Border(null);
        var ruled = styles.Border(Line);
        AddWords(styles, body, ruled);
        var (count, one, two) = (styles.Number("#,##0"), styles.Number("#,##0.0"), styles.Number("#,##0.00"));
        var (day, instant) = (styles.Number("yyyy\\-mm\\-dd"), styles.Number("yyyy\\-mm\\-dd\\ hh:mm"));
        styles.Add(CellStyle.Count, body, 0, ruled, count, Aligned(Right));
        styles.Add(CellStyle.OneDecimal, body, 0, ruled, one, Aligned(Right));
        styles.Add(CellStyle.TwoDecimals, body, 0, ruled, two, Aligned(Right));
        styles.Add(CellStyle.Day, body, 0, ruled, day, Aligned(Center));
        styles.Add(CellStyle.Instant, body, 0, ruled, instant, Aligned(Center));
        AddChanges(styles, body, ruled, pointsUnit);
        AddTotals(styles, count, one, two, instant);
        return styles.Build();
    }

    private static void AddWords(StyleSheetBuilder styles, uint body, uint ruled)
    {
        var navy = styles.Fill(Navy);
        var small = styles.Font(9, Grey);
        styles.Add(CellStyle.Plain, body);
        styles.Add(CellStyle.CoverTitle, styles.Font(28, Navy, bold: true), alignment: Aligned(Left));
        styles.Add(CellStyle.Title, styles.Font(16, Navy, bold: true), alignment: Aligned(Left));
        styles.Add(CellStyle.Subtitle, styles.Font(10, Grey), alignment: Aligned(Left));
        styles.Add(CellStyle.Section, styles.Font(12, Navy, bold: true), 0, styles.Border(Navy, BorderStyleValues.Medium), alignment: Aligned(Left));
        styles.Add(CellStyle.Header, styles.Font(10, "FFFFFFFF", bold: true), navy, alignment: Aligned(Center, wrap: true));
        styles.Add(CellStyle.Label, styles.Font(11, Grey), 0, ruled, alignment: Aligned(Left));
        styles.Add(CellStyle.Fact, styles.Font(11, Ink), 0, ruled, alignment: Aligned(Left, wrap: true));
        styles.Add(CellStyle.Warning, styles.Font(11, Accent, bold: true), styles.Fill("FFFDF3E7"), ruled, alignment: Aligned(Left, wrap: true));
        styles.Add(CellStyle.Link, styles.Font(11, "FF1F5FA8", underline: true), 0, ruled, alignment: Aligned(Left));
        styles.Add(CellStyle.Text, body, 0, ruled, alignment: Aligned(Left));
        styles.Add(CellStyle.Mark, body, 0, ruled, alignment: Aligned(Center));
        styles.Add(CellStyle.Wrapped, body, 0, ruled, alignment: Aligned(Left, wrap: true));
        styles.Add(CellStyle.Note, small, 0, ruled, alignment: Aligned(Left, wrap: true));
    }

    private static void AddChanges(StyleSheetBuilder styles, uint body, uint ruled, string pointsUnit)
    {
        var points = $"\" {pointsUnit}\"";
        styles.Add(CellStyle.Change, body, 0, ruled, styles.Number("+0.0\"%\";\\-0.0\"%\";0.0\"%\""), Aligned(Right));
        styles.Add(CellStyle.ChangePoints, body, 0, ruled, styles.Number($"+0.0{points};\\-0.0{points};0.0{points}"), Aligned(Right));
    }

    private static void AddTotals(StyleSheetBuilder styles, uint count, uint one, uint two, uint instant)
    {
        var (bold, fill, border) = (styles.Font(10, Navy, bold: true), styles.Fill("FFEDF2F8"), styles.Border(Navy, top: Navy));
        styles.Add(CellStyle.TotalText, bold, fill, border, alignment: Aligned(Left));
        styles.Add(CellStyle.TotalCount, bold, fill, border, count, Aligned(Right));
        styles.Add(CellStyle.TotalOneDecimal, bold, fill, border, one, Aligned(Right));
        styles.Add(CellStyle.TotalTwoDecimals, bold, fill, border, two, Aligned(Right));
        styles.Add(CellStyle.TotalInstant, bold, fill, border, instant, Aligned(Center));
        styles.Add(CellStyle.TotalNote, styles.Font(9, Grey), fill, border, alignment: Aligned(Left, wrap: true));
    }

    private static Alignment Aligned(HorizontalAlignmentValues horizontal, bool wrap = false) =>
        new() { Horizontal = horizontal, Vertical = VerticalAlignmentValues.Center, WrapText = wrap ? true : null };
}
