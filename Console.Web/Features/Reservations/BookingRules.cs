using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>The rules of arrival and who takes reservations since when, as one run of the aggregation sees them.</summary>
internal sealed class BookingRules
{
    private readonly IReadOnlyList<ArrivalRules> arrivals;
    private readonly ILookup<int, (ServiceKind? Service, Interval Time)> closures;
    private readonly ILookup<int, (ServiceKind Service, DateOnly First)> taking;

    private BookingRules(
        IReadOnlyList<ArrivalRules> arrivals, ILookup<int, (ServiceKind, DateOnly)> taking, ILookup<int, (ServiceKind?, Interval)> closures) =>
        (this.arrivals, this.taking, this.closures) = (arrivals, taking, closures);

    public static async Task<BookingRules> LoadAsync(ConsoleDb database, CancellationToken cancel)
    {
        var taking = await database.Reservations.GroupBy(one => new { one.SiteId, one.Service })
            .Select(group => new { group.Key.SiteId, group.Key.Service, First = group.Min(one => one.SlotDay) }).ToListAsync(cancel);
        return new BookingRules(
            await database.ArrivalRules.AsNoTracking().ToListAsync(cancel), taking.ToLookup(one => one.SiteId, one => (one.Service, one.First)),
            await LoadClosuresAsync(database, cancel));
    }

    /// <summary>The day's events, each entry with its service settled (semantics 8).</summary>
    public ReadOnlyMemory<GateEvent> Settle(in StoredDay stored) =>
        ReferenceEquals(stored.Bookings, SiteBookings.None)
            ? stored.Events
            : new ServiceCover(stored.Bookings.Slots.Select(one => one.Slot), stored.Bookings.Agreements, arrivals).Settle(stored.Events);

    /// <summary>The reservations whose slots start on the day.</summary>
    public ReservedSlots On(DateOnly day, in StoredDay stored)
    {
        var services = taking[stored.SiteId].Where(one => one.First <= day).Select(one => one.Service).ToHashSet();
        var slots = stored.Bookings.Slots.Where(one => one.Slot.Day == day)
            .Select(one => new ReservedSlot(one.Slot.Service, ServiceDay.Local(one.Slot.Slot.Start).Hour, one.Outcome)).ToList();
        services.UnionWith(slots.Select(slot => slot.Service));
        return services.Count == 0 ? ReservedSlots.None : new ReservedSlots(services, slots);
    }

    /// <summary>When every slot that begins on the day is decided, or null without any (semantics 5).</summary>
    public DateTimeOffset? FinalAt(DateOnly day, in StoredDay stored) => stored.Bookings.Slots
        .Where(one => one.Slot.Day == day && one.Slot.State == ReservationState.Booked)
        .Max(one => (DateTimeOffset?)ArrivalRules.On(day, arrivals).DecidedAt(one.Slot.Slot));

    /// <summary>Decides outcomes; a day without any event of a site is taken as a silent feed.</summary>
    public DecideOutcomes DecideAt(DateTimeOffset now) => (slots, found, silentDays) => new ReservationOutcomes(
        arrivals, (site, time) => IsSilent(site, time, silentDays), now, WasClosed).Decide(slots, found);

    private static async Task<ILookup<int, (ServiceKind? Service, Interval Time)>> LoadClosuresAsync(ConsoleDb database, CancellationToken cancel)
    {
        var suspensions = await database.Suspensions.AsNoTracking().ToListAsync(cancel);
        var withdrawals = await database.Withdrawals.AsNoTracking().ToListAsync(cancel);
        var sites = await database.Sites.Select(site => new { site.Id, site.OrganisationId }).ToListAsync(cancel);
        var suspended =
            from one in suspensions
            from site in sites
            where one.Covers(site.Id, site.OrganisationId)
            select (Site: site.Id, Service: (ServiceKind?)null, one.Time);
        return suspended.Concat(withdrawals.Select(one => (Site: one.SiteId, one.Service, one.Time)))
            .ToLookup(one => one.Site, one => (one.Service, one.Time));
    }

    private bool WasClosed(BookedSlot slot) => closures[slot.SiteId].Any(closure =>
        (closure.Service is null || closure.Service == slot.Service) && closure.Time.Start < slot.Slot.End && slot.Slot.Start < closure.Time.End);

    private static bool IsSilent(int site, Interval time, IReadOnlySet<(int Site, DateOnly Day)> silentDays)
    {
        for (var day = ServiceDay.Of(time.Start); ServiceDay.StartOf(day) < time.End; day = day.AddDays(1))
            if (silentDays.Contains((site, day))) return true;
        return false;
    }
}
