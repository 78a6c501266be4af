namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>How a cell looks. The number is its place in the workbook's list of formats.</summary>
public enum CellStyle
{
    /// <summary>No format at all.</summary>
    Plain = 0,

    /// <summary>Title of a workbook.</summary>
    CoverTitle,

    /// <summary>Title of a sheet.</summary>
    Title,

    /// <summary>Line under a title.</summary>
    Subtitle,

    /// <summary>Heading of one table among several on a sheet.</summary>
    Section,

    /// <summary>Heading of a column.</summary>
    Header,

    /// <summary>Name of a value beside it.</summary>
    Label,

    /// <summary>Value beside its name.</summary>
    Fact,

    /// <summary>Value that still may change, or needs attention.</summary>
    Warning,

    /// <summary>Jump to another sheet.</summary>
    Link,

    /// <summary>Text of a table.</summary>
    Text,

    /// <summary>Short text of a table, in the middle.</summary>
    Mark,

    /// <summary>Long text of a table, on several lines.</summary>
    Wrapped,

    /// <summary>Small text that explains.</summary>
    Note,

    /// <summary>Whole number, with thousands.</summary>
    Count,

    /// <summary>One decimal.</summary>
    OneDecimal,

    /// <summary>Two decimals.</summary>
    TwoDecimals,

    /// <summary>Date.</summary>
    Day,

    /// <summary>Date and time of the day.</summary>
    Instant,

    /// <summary>Change in percent, with its sign.</summary>
    Change,

    /// <summary>Change in percentage points, with its sign.</summary>
    ChangePoints,

    /// <summary>Text in the line of totals.</summary>
    TotalText,

    /// <summary>Whole number in the line of totals.</summary>
    TotalCount,

    /// <summary>One decimal in the line of totals.</summary>
    TotalOneDecimal,

    /// <summary>Two decimals in the line of totals.</summary>
    TotalTwoDecimals,

    /// <summary>Date and time in the line of totals.</summary>
    TotalInstant,

    /// <summary>Long text in the line of totals.</summary>
    TotalNote,
}
