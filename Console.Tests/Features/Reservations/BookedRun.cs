using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Features.Statistics;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Reservations;
using ParkingOps.Web.Features.Statistics;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Tests.Features.Reservations;

/// <summary>Bookings and gate events of two sharing sites on their whole way to the table of figures; what is stored for it is compared too.</summary>
internal sealed class BookedRun(StatisticsRun run) : IAsyncDisposable
{
    public const string Hospital = "B-1";
    public const string Office = "B-2";
    private int events;

    public StatisticsRun Run => run;

    /// <summary>Starts when Shanghai's clock shows the time.</summary>
    public static async Task<BookedRun> StartAsync(string now)
    {
        var run = await StatisticsRun.StartAsync(Hospital, Office);
        await using (var database = await run.OpenAsync())
        {
            foreach (var site in new[] { Hospital, Office })
                foreach (var service in new[] { ServiceKind.HospitalReservation, ServiceKind.OffPeakSharing })
                    database.Add(QuotaOf(run.SiteId(site), service));
            foreach (var site in database.Sites.Where(site => site.Code == Hospital || site.Code == Office)) site.TakeOverAsLive();
            await database.SaveChangesAsync();
        }

        var booked = new BookedRun(run);
        booked.SetTo(now);
        return booked;
    }

    public void SetTo(string now) => run.Clock.SetTo(ServiceDay.Local(Shanghai.At(now)));

    public async Task ReserveAsync(params string[] lines) => AssertNone((await Bookings.TakeReservationsAsync(
        BookingReader.ReadReservations(Body(lines), GateEventFormat.Lines, run.Clock.GetUtcNow())!, CancellationToken.None)).Rejected);

    public async Task SignAsync(params string[] lines) => AssertNone((await Bookings.TakeAgreementsAsync(
        BookingReader.ReadAgreements(Body(lines), GateEventFormat.Lines, run.Clock.GetUtcNow())!, CancellationToken.None)).Rejected);

    /// <summary>Six events of 2 and 3 March 2026 at both sites; one car stays inside at each over the night between.</summary>
    public async Task PassOverTwoDaysAsync()
    {
        await PassAsync("2026-03-02T09:00");
        await PassAsync("2026-03-02T10:00", direction: "exit");
        await PassAsync("2026-03-02T23:55");
        await PassAsync("2026-03-02T22:00", "沪B67890", site: Office);
        await PassAsync("2026-03-03T08:00", direction: "exit");
        await PassAsync("2026-03-03T09:30", "沪B67890", "exit", Office);
    }

    /// <summary>Sends an entry or exit of a car at the hospital unless another site is named.</summary>
    public async Task PassAsync(string at, string plate = "沪A12345", string direction = "entry", string site = Hospital, string more = "") => AssertNone((await run.SendAsync(
        [$$"""{"eventId":"e{{events++}}","siteCode":"{{site}}","gate":"G1","direction":"{{direction}}","plate":"{{plate}}","at":"{{at}}:00+08:00","admission":"ordinary"{{more}}}"""])).Rejected);

    /// <summary>Aggregates, and finds that computing everything anew gives the same.</summary>
    public async Task AggregateAsync()
    {
        await run.AggregateAsync();
        var stored = await StoredAsync();
        await TestDatabase.ExecuteAsync(run.Connection, "insert into changed_days (site_id, day) select distinct site_id, day from day_rollups union select site_id, slot_day from reservations");
        await run.AggregateAsync();
        Xunit.Assert.Equal(stored, await StoredAsync());
    }

    /// <summary>Reservations, fulfilled, no-shows, unknown, and both percentages of the hospital on a day; a blank with its reason.</summary>
    public async Task<string> FiguresAsync(string day, ServiceKind? service = null)
    {
        var query = new StatisticsQuery(Shanghai.Day(day), Shanghai.Day(day), [Grouping.Site]) { Site = Hospital, Service = service };
        var rows = await run.AskAsync(query);
        if (rows.Count == 0) return "none";
        var row = rows[0].Figures;
        string Show(object? value, string name) => value is null ? row.BlankReasons.Single(reason => reason.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..] : FormattableString.Invariant($"{value}");
        return $"{Show(row.Reservations, "reservations")} {Show(row.Fulfilled, "fulfilled")} {Show(row.NoShows, "no_shows")} {Show(row.UnknownOutcomes, "unknown_outcomes")} "
            + $"{Show(row.FulfilmentPercent, "fulfilment_percent")} {Show(row.NoShowPercent, "no_show_percent")}{(row.Provisional ? " provisional" : "")}";
    }

    /// <summary>Entries under a service at a site on a day.</summary>
    public async Task<long> EntriesAsync(string day, ServiceKind service, string site = Hospital) =>
        (await run.AskAsync(new StatisticsQuery(Shanghai.Day(day), Shanghai.Day(day), []) { Site = site, Service = service })).Sum(row => row.Figures.Entries);

    public async ValueTask DisposeAsync() => await run.DisposeAsync();

    private static Quota QuotaOf(int site, ServiceKind service) => Quota.Set(
        site, service, Shanghai.Day("2026-03-01"), [new QuotaWindow(TimeWindow.Parse(DayKinds.Workdays, "18:00", "+1 08:00"), 5)], "operator", Shanghai.At("2026-03-01T09:00"), null);

    private BookingService Bookings => run.Services.GetRequiredService<BookingService>();

    private Task<List<string>> StoredAsync() => run.QueryAsync(
        "select r::text from day_rollups r union all select concat_ws(' ', found_on, day, kind, admission, service, count) from day_attributions union all select external_id || outcome from reservations order by 1");

    private static void AssertNone<T>(IReadOnlyList<T> rejected) => Xunit.Assert.Empty(rejected);

    private static byte[] Body(string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));
}
