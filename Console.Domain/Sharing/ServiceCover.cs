using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Sharing;

/// <summary>An agreement as the service of a visit needs it.</summary>
/// <param name="Id">Number of the agreement; breaks ties.</param>
/// <param name="Terms">What it says.</param>
public readonly record struct SignedAgreement(long Id, AgreementTerms Terms);

/// <summary>
/// Says under which service the entries of one site count that name none: that of the reservation, else of the agreement of their plate
/// that covers the time of the entry (semantics 8). A reservation covers its slot and the grace, an agreement its days; neither from its end on.
/// </summary>
public sealed class ServiceCover
{
    private readonly Dictionary<long, List<(Interval Time, ServiceKind Service)>> byPlate = [];

    /// <summary>Puts together what the site's bookings cover; of several that cover one time the earlier reservation counts.</summary>
    public ServiceCover(IEnumerable<BookedSlot> reservations, IEnumerable<SignedAgreement> agreements, IReadOnlyList<ArrivalRules> rules)
    {
        foreach (var one in reservations.OrderBy(one => (one.Slot.Start, one.Slot.End, one.Id)))
            Add(one.PlateHash, one.Service, Cut(ArrivalRules.On(one.Day, rules).Arrival(one.Slot), one.EndedAt));
        foreach (var (_, terms) in agreements.OrderBy(one => (one.Terms.FirstDay, one.Id)))
            Add(terms.PlateHash, terms.Service, Cut(new Interval(ServiceDay.StartOf(terms.FirstDay), ServiceDay.EndOf(terms.LastDay)), terms.CancelledAt));
    }

    /// <summary>Whether nothing is covered at all.</summary>
    public bool IsEmpty => byPlate.Count == 0;

    /// <summary>The service of a plate at an instant, or null.</summary>
    public ServiceKind? ServiceOf(long plateHash, DateTimeOffset at)
    {
        if (!byPlate.TryGetValue(plateHash, out var covers)) return null;
        foreach (var (time, service) in covers)
            if (time.Contains(at)) return service;
        return null;
    }

    /// <summary>The events with the service of each entry settled, before its admission decides.</summary>
    public ReadOnlyMemory<GateEvent> Settle(ReadOnlyMemory<GateEvent> events)
    {
        if (IsEmpty) return events;
        var settled = events.ToArray();
        foreach (ref var one in settled.AsSpan())
            if (one is { Direction: Direction.Entry, Service: null } && ServiceOf(one.PlateHash, one.At) is { } service) one = one with { Service = service };
        return settled;
    }

    private static Interval Cut(Interval time, DateTimeOffset? endedAt) => endedAt < time.End ? time with { End = endedAt.Value } : time;

    private void Add(long plateHash, ServiceKind service, Interval time)
    {
        if (time.End <= time.Start) return;
        if (!byPlate.TryGetValue(plateHash, out var covers)) byPlate.Add(plateHash, covers = []);
        covers.Add((time, service));
    }
}
