namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>What is settled about a sheet before its first row.</summary>
public sealed record SheetPlan
{
    /// <summary>Name on the tab.</summary>
    public required string Name { get; init; }

    /// <summary>Widths of the columns, in characters.</summary>
    public required IReadOnlyList<double> Widths { get; init; }

    /// <summary>Rows that stay in view and are printed on every page; 0 for none.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Columns that stay in view; 0 for none.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Drop-down lists: column counted from 1, and what its cells below the frozen rows may hold; at most 255 characters in all.</summary>
    public IReadOnlyList<(int Column, IReadOnlyList<string> Choices)> Lists { get; init; } = [];

    /// <summary>Last row of the drop-down lists.</summary>
    public int ListedRows { get; init; }

    /// <summary>Whether the grid shows.</summary>
    public bool ShowsGrid { get; init; }

    /// <summary>Whether it is printed on one page; else as wide as a page and as long as it takes.</summary>
    public bool FitsOnePage { get; init; }

    /// <summary>Who says what stands in the notes.</summary>
    public string NoteAuthor { get; init; } = "";

    /// <summary>Text at the foot of each printed page, beside the page number.</summary>
    public string Footer { get; init; } = "";

    /// <summary>Words for "page x of y" in the codes of the file format, for example <c>第 &amp;P 页，共 &amp;N 页</c>.</summary>
    public string PageNumber { get; init; } = "&P / &N";
}
