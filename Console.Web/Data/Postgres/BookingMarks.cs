using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Site-days whose figures a batch of bookings touches.</summary>
/// <param name="today">The present service day; agreements give days to come their service when these come.</param>
internal sealed class BookingMarks(DateOnly today)
{
    private readonly HashSet<(int Site, DateOnly Day)> days = [];

    public void Add(AgreementTerms? terms)
    {
        if (terms is null) return;
        var (first, last) = Agreement.DaysOf(terms, today);
        AddAll(terms.SiteId, first, last);
    }

    // A little wider than slot and grace: a rival reservation's window may reach over midnight from there.
    public void Add(ReservationTerms? terms, IReadOnlyList<ArrivalRules> rules)
    {
        if (terms is null) return;
        var version = ArrivalRules.On(ServiceDay.Of(terms.Slot.Start), rules);
        var time = version.Arrival(version.Arrival(terms.Slot));
        AddAll(terms.SiteId, ServiceDay.Of(time.Start), ServiceDay.Of(time.End));
    }

    public void AddAll(int site, DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1)) days.Add((site, day));
    }

    /// <summary>Writes the marks in the open transaction.</summary>
    public async Task WriteAsync(ConsoleDb database, CancellationToken cancel)
    {
        int[] sites = [.. days.Select(one => one.Site)];
        DateOnly[] dates = [.. days.Select(one => one.Day)];
        await database.Database.ExecuteSqlAsync($"insert into changed_days (site_id, day) select site_id, day from unnest({sites}, {dates}) as u (site_id, day)", cancel);
    }
}
