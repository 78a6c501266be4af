using ParkingOps.Domain.Statistics;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Reservations;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>How a site's day is computed, by the rules as they are at one instant: the aggregation stores it, the sealing compares with it. Several threads may ask at once.</summary>
internal sealed class DayComputing : IDisposable
{
    private readonly ThreadLocal<DayAggregator> aggregators = new(() => new DayAggregator());
    private readonly BookingRules bookings;
    private readonly DateTimeOffset asOf;

    private DayComputing(SharingRules sharing, BookingRules bookings, DateTimeOffset asOf) => (Sharing, this.bookings, this.asOf) = (sharing, bookings, asOf);

    /// <summary>What sites share.</summary>
    public SharingRules Sharing { get; }

    /// <summary>Decides outcomes of reservations.</summary>
    public DecideOutcomes Decide => bookings.DecideAt(asOf);

    public static async Task<DayComputing> LoadAsync(ConsoleDb database, DateTimeOffset asOf, CancellationToken cancel) =>
        new(await SharingRules.LoadAsync(database, cancel), await BookingRules.LoadAsync(database, cancel), asOf);

    public ComputedDay Compute(DateOnly day, StoredDay stored)
    {
        var input = new DayInput
        {
            Day = day,
            AsOf = asOf,
            Events = bookings.Settle(stored),
            CarriedOver = stored.CarriedOver,
            Shared = Sharing.On(stored.SiteId, day),
            Reserved = bookings.On(day, stored),
        };
        var shared = Sharing.FinalAt(stored.SiteId, day);
        return new ComputedDay(aggregators.Value!.Aggregate(input), bookings.FinalAt(day, stored) is { } decided && decided > shared ? decided : shared);
    }

    public void Dispose() => aggregators.Dispose();
}
