using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Statistics;

/// <summary>Figures that one day finds for another.</summary>
public enum AttributionKind
{
    /// <summary>An entry that will have no exit; belongs to the day and hour of the entry (semantics 10).</summary>
    UnmatchedEntry = 1,

    /// <summary>An overstay; belongs to the day and hour at which its offered run began (semantics 4).</summary>
    Overstay = 2,
}

/// <summary>A figure found on one day that belongs to an earlier one. It is kept with the day that found it and goes when that day is computed anew.</summary>
/// <param name="Day">The day to which it belongs.</param>
/// <param name="Hour">The hour of that day, 0 to 23.</param>
/// <param name="Kind">What was found.</param>
/// <param name="Admission">Admission of the visit.</param>
/// <param name="Service">Service of the visit.</param>
/// <param name="Count">How many.</param>
public readonly record struct Attribution(
    DateOnly Day, int Hour, AttributionKind Kind, Admission Admission, ServiceKind? Service, int Count);

/// <summary>What a day's events come to.</summary>
/// <param name="Figures">One set for each family with traffic, a schedule or an overstay; the whole site first.</param>
/// <param name="CarriedOut">Cars inside at 24:00, or now on a day that is not over; in order, so that two results can be compared.</param>
/// <param name="Attributions">Figures found for earlier days, in order.</param>
/// <param name="IsOver">Whether the whole day lies in the past; a day that is not over must be computed again.</param>
public sealed record DayResult(
    IReadOnlyList<DayFigures> Figures, IReadOnlyList<OpenVisit> CarriedOut, IReadOnlyList<Attribution> Attributions, bool IsOver);
