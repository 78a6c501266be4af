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
    private readonly ILookup<int, (ServiceKind Service, DateOnly First)> taking;

    private BookingRules(IReadOnlyList<ArrivalRules> arrivals, ILookup<int, (ServiceKind, DateOnly)> taking) => (this.arrivals, this.taking) = (arrivals, taking);

    public static async Task<BookingRules> LoadAsync(ConsoleDb database, CancellationToken cancel)
    {
        var taking = await database.Reservations.GroupBy(one => new { one.SiteId, one.Service })
            .Select(group => new { group.Key.SiteId, group.Key.Service, First = group.Min(one => one.SlotDay) }).ToListAsync(cancel);
        return new BookingRules(
            await database.ArrivalRules.AsNoTracking().ToListAsync(cancel), taking.ToLookup(one => one.SiteId, one => (one.Service, one.First)));
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
        arrivals, (site, time) => IsSilent(site, time, silentDays), now).Decide(slots, found);

    private static bool IsSilent(int site, Interval time, IReadOnlySet<(int Site, DateOnly Day)> silentDays)
    {
        for (var day = ServiceDay.Of(time.Start); ServiceDay.StartOf(day) < time.End; day = day.AddDays(1))
            if (silentDays.Contains((site, day))) return true;
        return false;
    }
}
