using System.Globalization;
using System.Text.Json;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Statistics;

public sealed class GoldenFiguresTests
{
    private static readonly string[] Columns =
    [
        "entries", "exits", "vehicle_days", "visits", "unmatched_entries", "unmatched_exits",
        "stay_p50_minutes", "stay_p90_minutes", "stay_mean_minutes", "peak_cars", "peak_at",
    ];

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in Golden.Names("figures.json"))
            for (var shuffle = 0; shuffle < 4; shuffle++) cases.Add(name, shuffle);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chain_OfSettledCases_GivesEveryRowAndNoOther(string name, int shuffle)
    {
        var golden = Golden.Case("figures.json", name);
        var events = golden.GetProperty("events").EnumerateArray().ToArray();
        if (shuffle > 0) new Random(shuffle).Shuffle(events);

        var rows = events
            .GroupBy(one => one.GetProperty("siteCode").GetString()!)
            .SelectMany(site => RowsOf(site.Key, [.. site], golden.GetProperty("asOf").GetDateTimeOffset(), shuffle))
            .Order(StringComparer.Ordinal);

        Assert.Equal(golden.GetProperty("expect").EnumerateArray().Select(Expected).Order(StringComparer.Ordinal), rows);
    }

    private static IEnumerable<string> RowsOf(string site, JsonElement[] events, DateTimeOffset asOf, int shuffle)
    {
        var chain = new SiteChain(_ => [], new Random(shuffle));
        foreach (var part in events.Chunk(1 + (events.Length / (1 + shuffle))))
        {
            foreach (var one in part) chain.Arrive(EventOf(one));
            chain.Run(asOf);
        }

        var found = chain.Days.Values.SelectMany(day => day.Attributions).ToList();
        foreach (var (day, result) in chain.Days)
            foreach (var figures in result.Figures.Where(one => one.HasTraffic && one.Key.Service is null))
                yield return Line(site, day, figures, found);
    }

    private static string Line(string site, DateOnly day, DayFigures figures, List<Attribution> found)
    {
        var sum = new FigureSum(figures.Key);
        sum.Add(1, figures);
        foreach (var one in found.Where(one => one.Day == day)) sum.Add(one);
        var row = sum.ToRow();
        var admission = figures.Key.Admission?.ToString().ToLowerInvariant() ?? "*";
        var values = Columns.Select(column => Text(FigureDefinitions.All.Single(figure => figure.Name == column).Read(row)));
        return $"{site} {day:yyyy-MM-dd} {admission} {string.Join(' ', values)}";
    }

    private static string Expected(JsonElement row)
    {
        var values = Columns.Select(column => row.GetProperty(column)).Select(value => value.ValueKind == JsonValueKind.Null ? "null" : value.ToString());
        return $"{row.GetProperty("site")} {row.GetProperty("day")} {row.GetProperty("admission")} {string.Join(' ', values)}";
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        DateTimeOffset instant => instant.ToOffset(ServiceDay.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static GateEvent EventOf(JsonElement one) => new(
        one.GetProperty("eventId").GetString()!,
        one.GetProperty("at").GetDateTimeOffset().UtcTicks,
        Enum.Parse<Direction>(one.GetProperty("direction").GetString()!, ignoreCase: true),
        one.GetProperty("plate").GetString()!.Aggregate(17L, (hash, letter) => (hash * 31) + letter),
        Enum.Parse<Admission>(one.GetProperty("admission").GetString()!, ignoreCase: true),
        null);
}
