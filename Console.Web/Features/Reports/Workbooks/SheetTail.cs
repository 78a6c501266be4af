namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>What the file format wants after the rows of a sheet, in its order.</summary>
internal sealed class SheetTail
{
    private const string Margins = "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.35\"/>";

    public List<string> Merged { get; } = [];

    public List<(string Cell, string Sheet)> Links { get; } = [];

    public List<int> BarColumns { get; } = [];

    public List<CellNote> Notes { get; } = [];

    /// <summary>Heights of the rows, in points.</summary>
    public List<double> Heights { get; } = [];

    public int FilterRow { get; set; }

    public int FilterColumns { get; set; }

    public int FilterLastRow { get; set; }

    /// <summary>The filtered table, for example A3:F40; null without one.</summary>
    public string? FilterRange(bool absolute)
    {
        if (FilterRow == 0) return null;
        var (first, last) = (SheetWriter.Reference(1, FilterRow), SheetWriter.Reference(FilterColumns, Math.Max(FilterRow, FilterLastRow)));
        return absolute ? $"{Absolute(first)}:{Absolute(last)}" : $"{first}:{last}";
    }

    /// <summary>The markup.</summary>
    /// <param name="plan">What was settled before the first row.</param>
    /// <param name="drawing">Relation of the chart; null for none.</param>
    /// <param name="notes">Relation of the boxes of notes; null for none.</param>
    public string ToMarkup(SheetPlan plan, string? drawing, string? notes)
    {
        var filter = FilterRange(absolute: false) is { } range ? $"<autoFilter ref=\"{range}\"/>" : "";
        var merges = Merged.Count == 0 ? "" : $"<mergeCells>{string.Concat(Merged.Select(cells => $"<mergeCell ref=\"{cells}\"/>"))}</mergeCells>";
        var bars = string.Concat(BarColumns.Select((column, index) => Bars(column, index + 1)));
        var links = Links.Count == 0 ? "" : $"<hyperlinks>{string.Concat(Links.Select(Link))}</hyperlinks>";
        var footer = $"&L&9{plan.Footer.Replace("&", "&&", StringComparison.Ordinal)}&R&9{plan.PageNumber}";
        return filter + merges + bars + Lists(plan) + links + (plan.FitsOnePage ? "<printOptions horizontalCentered=\"1\"/>" : "") + Margins + Page(plan) + $"<headerFooter><oddFooter>{Escape(footer)}</oddFooter></headerFooter>"
            + (drawing is null ? "" : $"<drawing r:id=\"{drawing}\"/>") + (notes is null ? "" : $"<legacyDrawing r:id=\"{notes}\"/>");
    }

    public static string Escape(string text) => System.Security.SecurityElement.Escape(text);

    // Paper 9 is A4.
    private static string Page(SheetPlan plan) =>
        $"<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"{(plan.FitsOnePage ? 1 : 0)}\"/>";

    // Blank is allowed, and what is not in the list is refused as it is typed.
    private static string Lists(SheetPlan plan) => plan.Lists.Count == 0 ? "" : $"<dataValidations count=\"{plan.Lists.Count}\">{string.Concat(plan.Lists.Select(list => List(plan, list)))}</dataValidations>";

    private static string List(SheetPlan plan, (int Column, IReadOnlyList<string> Choices) list)
    {
        var cells = $"{SheetWriter.Reference(list.Column, plan.FrozenRows + 1)}:{SheetWriter.Reference(list.Column, plan.ListedRows)}";
        return $"<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"{cells}\"><formula1>{Escape($"\"{string.Join(',', list.Choices)}\"")}</formula1></dataValidation>";
    }

    private static string Link((string Cell, string Sheet) link) =>
        $"<hyperlink ref=\"{link.Cell}\" location=\"{Escape(SheetNames.Quote(link.Sheet))}!A1\" display=\"{Escape(link.Sheet)}\"/>";

    private string Bars(int column, int priority)
    {
        var cells = $"{SheetWriter.Reference(column, FilterRow + 1)}:{SheetWriter.Reference(column, Math.Max(FilterRow + 1, FilterLastRow))}";
        return $"<conditionalFormatting sqref=\"{cells}\"><cfRule type=\"dataBar\" priority=\"{priority}\"><dataBar>"
            + $"<cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"100\"/><color rgb=\"{WorkbookStyles.Pale}\"/></dataBar></cfRule></conditionalFormatting>";
    }

    private static string Absolute(string reference)
    {
        var digits = reference.AsSpan().IndexOfAnyInRange('0', '9');
        return $"${reference[..digits]}${reference[digits..]}";
    }
}
