using ParkingOps.Domain.Sharing;

namespace ParkingOps.Domain.Traffic;

/// <summary>Settings of visits that the bureau may change with a date (semantics 10 and the table of figures).</summary>
/// <param name="LongestStay">After this time an open visit is an unmatched entry and leaves.</param>
/// <param name="OverstayGrace">A sharing car may leave this long after the end of its offered run.</param>
public sealed record VisitRules(TimeSpan LongestStay, TimeSpan OverstayGrace)
{
    /// <summary>30 days and 15 minutes.</summary>
    public static VisitRules Standard { get; } = new(TimeSpan.FromDays(30), TimeSpan.FromMinutes(15));

    /// <summary>Service of a passage: the one it names, else by admission, else none (semantics 8).</summary>
    public static ServiceKind? ServiceOf(Admission admission, ServiceKind? named) => named ?? admission switch
    {
        Admission.Reservation => ServiceKind.HospitalReservation,
        Admission.Sharing => ServiceKind.OffPeakSharing,
        _ => null,
    };
}
