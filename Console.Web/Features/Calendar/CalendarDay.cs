namespace ParkingOps.Web.Features.Calendar;

/// <summary>One row of a yearly holiday notice (节假日安排).</summary>
public sealed class CalendarDay
{
    /// <summary>The date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Name of the holiday.</summary>
    public required string Name { get; init; }

    /// <summary>True: a day off; false: a make-up workday.</summary>
    public required bool IsOffDay { get; init; }

    /// <summary>Year whose notice says so.</summary>
    public required int ArrangementYear { get; init; }

    /// <summary>Address of the notice.</summary>
    public required string Source { get; init; }
}
