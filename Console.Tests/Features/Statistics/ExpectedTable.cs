using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Domain.Statistics;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Tests.Features.Statistics;

/// <summary>The table of figures of finished days as the oracle sees it, from the records in force and nothing else.</summary>
internal sealed class ExpectedTable
{
    public static readonly string[] DayColumns = FigureLine.Columns;

    public static readonly string[] HourColumns = ["entries", "exits", "vehicle_days", "visits", "unmatched_entries", "unmatched_exits", "peak_cars"];

    private static readonly FigureKey[] Admissions = [.. Enum.GetValues<Admission>().Select(FigureKey.Of)];
    private readonly List<(string Site, OracleDay Day)> days = [];
    private readonly List<(string Site, OracleFind Find)> unmatched = [];

    public ExpectedTable(IEnumerable<ArrivingRecord> inForce, string[] sites, SettableClock clock, DateOnly firstDay)
    {
        var events = inForce.ToLookup(one => one.Site, one => one.Event);
        foreach (var site in sites)
        {
            var oracle = new HistoryOracle(events[site], clock.GetUtcNow());
            FigureKey[] keys = [FigureKey.All, .. Admissions];
            for (var day = firstDay; day < clock.Today; day = day.AddDays(1))
                days.AddRange(keys.Select(key => oracle.On(day, key)).OfType<OracleDay>().Select(row => (site, row)));
            unmatched.AddRange(oracle.Found(keys, [], TimeSpan.Zero).Where(find => find.Day < clock.Today).Select(find => (site, find)));
        }
    }

    public IEnumerable<string> Lines(Grouping[] by) =>
        by.Contains(Grouping.Hour) ? HourLines() : DayLines(by.Contains(Grouping.Admission) ? Admissions : [FigureKey.All]);

    private IEnumerable<string> DayLines(FigureKey[] keys) =>
        from row in days
        where keys.Contains(row.Day.Key)
        let day = row.Day
        select $" {FigureLine.Of(row.Site, day.Day, day.Key.Admission?.ToString(),
        [
            day.Entries.Sum(), day.Exits.Sum(), day.VehicleDays, day.Visits.Sum(),
            unmatched.Where(one => one.Site == row.Site && (one.Find.Day, one.Find.Key) == (day.Day, day.Key)).Sum(one => one.Find.Count), day.UnmatchedExits.Sum(),
            Rank(day.Stays, 50), Rank(day.Stays, 90), Mean(day.Stays), day.Peak, day.PeakAt,
        ])}";

    private IEnumerable<string> HourLines() =>
        from site in days.Where(row => row.Day.Key == FigureKey.All).GroupBy(row => row.Site, row => row.Day)
        from hour in Enumerable.Range(0, 24)
        select $"{hour} {FigureLine.Of(site.Key, null, null,
        [
            site.Sum(day => day.Entries[hour]), site.Sum(day => day.Exits[hour]), site.Sum(day => day.Vehicles[hour]), site.Sum(day => day.Visits[hour]),
            unmatched.Where(one => one.Site == site.Key && (one.Find.Hour, one.Find.Key) == (hour, FigureKey.All)).Sum(one => one.Find.Count),
            site.Sum(day => day.UnmatchedExits[hour]), site.Max(day => day.Peaks[hour]),
        ])}";

    private static int? Rank(int[] stays, int percent) => stays.Length == 0 ? null : stays[(int)Math.Ceiling(percent * stays.Length / 100m) - 1];

    private static string? Mean(int[] stays) => stays.Length == 0
        ? null
        : Math.Round((decimal)stays.Sum() / stays.Length, 1, MidpointRounding.AwayFromZero).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
