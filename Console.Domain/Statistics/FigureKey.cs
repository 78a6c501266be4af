using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Statistics;

/// <summary>
/// Which passages a day's figures count: all of them, those of one admission, or those of one service.
/// The three families cut the same traffic three ways and are never added together.
/// </summary>
/// <param name="Admission">The admission, null for any.</param>
/// <param name="Service">The service, null for any.</param>
public readonly record struct FigureKey(Admission? Admission, ServiceKind? Service)
{
    /// <summary>All traffic of the site.</summary>
    public static FigureKey All => default;

    /// <summary>Traffic of one admission.</summary>
    public static FigureKey Of(Admission admission) => new(admission, null);

    /// <summary>Traffic of one service.</summary>
    public static FigureKey Of(ServiceKind service) => new(null, service);

    /// <summary>Whether a passage of this admission and service belongs here.</summary>
    public bool Covers(Admission admission, ServiceKind? service) =>
        (Admission is null || Admission == admission) && (Service is null || Service == service);
}
