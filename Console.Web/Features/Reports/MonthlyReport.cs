using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Reports;

/// <summary>What a monthly report says; the figures come from the statistics and are only written here.</summary>
public sealed record MonthlyReport
{
    /// <summary>Which report.</summary>
    public required ReportKind Kind { get; init; }

    /// <summary>First service day of the period.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last service day of the period; before the end of the month while that runs.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Whom it covers, for example an organisation; null: the whole city.</summary>
    public string? Scope { get; init; }

    /// <summary>Figures of the whole period.</summary>
    public required FigureRow Total { get; init; }

    /// <summary>Key figures, in the order in which the summary shows them.</summary>
    public required IReadOnlyList<KeyFigure> KeyFigures { get; init; }

    /// <summary>Figures that the city announced; a table of its own, never mixed with what is measured.</summary>
    public IReadOnlyList<AnnouncedLine> Announced { get; init; } = [];

    /// <summary>One line a day, in order.</summary>
    public required IReadOnlyList<DayLine> Days { get; init; }

    /// <summary>One line a site; read once.</summary>
    public required IEnumerable<SiteLine> Sites { get; init; }

    /// <summary>One line a site and day; read once. Null leaves the sheet out.</summary>
    public IEnumerable<SiteDayLine>? SiteDays { get; init; }

    /// <summary>Days of the period whose holiday notice is not published, so that weekdays decided.</summary>
    public int UnpublishedDays { get; init; }
}

/// <summary>A figure that the city announced.</summary>
/// <param name="Name">What is counted, in the reader's language.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Qualifier">How exact it is: exact, rounded, at-least, nearly.</param>
/// <param name="AsOf">Day for which it was announced.</param>
/// <param name="Source">Who announced it, and where.</param>
public sealed record AnnouncedLine(string Name, decimal Value, string Unit, string Qualifier, DateOnly AsOf, string Source);

/// <summary>The figures of one service day.</summary>
public sealed record DayLine(DateOnly Day, DayKind Kind, string? Holiday, FigureRow Figures);

/// <summary>The figures of one site in the period.</summary>
/// <param name="Code">Code of the site.</param>
/// <param name="Name">Its name.</param>
/// <param name="Organisation">Name of its organisation.</param>
/// <param name="District">Name of its district; null while unknown.</param>
/// <param name="Spaces">Total spaces in force on the last day; null while unknown.</param>
/// <param name="Figures">Its figures.</param>
public sealed record SiteLine(string Code, string Name, string Organisation, string? District, int? Spaces, FigureRow Figures);

/// <summary>The figures of one site on one service day.</summary>
public sealed record SiteDayLine(DateOnly Day, string Code, string Name, FigureRow Figures);
