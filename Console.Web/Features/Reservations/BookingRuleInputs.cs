using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>A penalty rule as it is filled in.</summary>
public sealed class PenaltyInput
{
    /// <summary>What is counted.</summary>
    public OffenceKind Offence { get; set; } = OffenceKind.NoShow;

    /// <summary>First service day.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>How many bar a plate; 0 turns the rule off.</summary>
    public int Count { get; set; } = 3;

    /// <summary>Days in which they are counted.</summary>
    public int PeriodDays { get; set; } = 30;

    /// <summary>Days for which the plate is barred.</summary>
    public int BarDays { get; set; } = 30;

    /// <summary>Minutes that are forgiven.</summary>
    public int GraceMinutes { get; set; }
}

/// <summary>The rules of arrivals as they are filled in.</summary>
public sealed class ArrivalInput
{
    /// <summary>First service day.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Minutes before the slot in which an arrival is in time.</summary>
    public int Before { get; set; } = ArrivalRules.Standard.GraceBeforeMinutes;

    /// <summary>Minutes after the slot in which an arrival is in time.</summary>
    public int After { get; set; } = ArrivalRules.Standard.GraceAfterMinutes;

    /// <summary>Hours after the slot at which its outcome is decided.</summary>
    public int DecidedHours { get; set; } = ArrivalRules.Standard.DecidedAfterHours;
}
