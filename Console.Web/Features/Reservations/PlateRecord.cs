using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>Something that a plate did, with what proves it.</summary>
/// <param name="Offence">What it did.</param>
/// <param name="SiteCode">Code of the site.</param>
/// <param name="SiteName">Name of the site.</param>
/// <param name="Reservation">The sender's id of the reservation; null for an overstay.</param>
/// <param name="CancelledAt">When the reservation was cancelled, or null.</param>
/// <param name="Visits">Visits that prove it: the one that overstayed, or those of the plate at that site about a slot that it missed.</param>
public sealed record PlateOffence(
    Offence Offence, string SiteCode, string SiteName, string? Reservation, DateTimeOffset? CancelledAt, IReadOnlyList<PlateVisit> Visits);

/// <summary>A visit of the plate; each end is null where its event is missing.</summary>
public sealed record PlateVisit(DateTimeOffset? EnteredAt, DateTimeOffset? LeftAt);

/// <summary>What a plate has against it.</summary>
/// <param name="Mask">The plate, masked.</param>
/// <param name="From">First service day that was looked at.</param>
/// <param name="Offences">What it did, the newest first.</param>
/// <param name="Bars">When the rules bar it, the newest first.</param>
/// <param name="Reservations">Reservations in the period.</param>
/// <param name="Agreements">Agreements that reach into the period.</param>
public sealed record PlateRecord(
    string Mask, DateOnly From, IReadOnlyList<PlateOffence> Offences, IReadOnlyList<PlateBar> Bars, int Reservations, int Agreements);
