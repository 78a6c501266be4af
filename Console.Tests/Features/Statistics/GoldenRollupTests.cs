using System.Text.Json;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Statistics;
using Xunit;

namespace ParkingOps.Tests.Features.Statistics;

/// <summary>The settled cases on their whole way: request, database, aggregation, table of figures.</summary>
public sealed class GoldenRollupTests
{
    public static TheoryData<string> Cases() => [.. Golden.Names("figures.json")];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Ask_OfSettledCases_GivesEveryRowAndNoOther(string name)
    {
        var golden = Golden.Case("figures.json", name);
        var asOf = golden.GetProperty("asOf").GetDateTimeOffset();
        await using var run = await StatisticsRun.StartAsync("G-1", "G-2");
        run.Clock.SetTo(asOf.ToOffset(ServiceDay.Offset).DateTime);

        var answer = await run.SendAsync(golden.GetProperty("events").EnumerateArray().Select(one => JsonSerializer.Serialize(one)));
        await run.AggregateAsync();

        Assert.Equal((golden.GetProperty("events").GetArrayLength(), 0), (answer.Accepted, answer.Rejected.Count));
        Assert.Equal(Expected(golden, run.Clock.Today), await AllRowsAsync(run));
    }

    private static async Task<IEnumerable<string>> AllRowsAsync(StatisticsRun run)
    {
        var (first, last) = (run.Clock.Today.AddDays(-60), run.Clock.Today.AddDays(-1));
        var whole = await run.AskAsync(new StatisticsQuery(first, last, [Grouping.Site, Grouping.Day]));
        var parts = await run.AskAsync(new StatisticsQuery(first, last, [Grouping.Site, Grouping.Day, Grouping.Admission]));
        return whole.Concat(parts).Select(row => FigureLine.Of(row, FigureLine.Columns)).Order(StringComparer.Ordinal);
    }

    // Today's figures come from the live counter, so the table of finished days ends before it.
    private static IEnumerable<string> Expected(JsonElement golden, DateOnly today) => golden.GetProperty("expect").EnumerateArray()
        .Where(row => Shanghai.Day(row.GetProperty("day").GetString()!) < today)
        .Select(row => FigureLine.Of(
            row.GetProperty("site").GetString()!, Shanghai.Day(row.GetProperty("day").GetString()!), row.GetProperty("admission").GetString(),
            FigureLine.Columns.Select(column => row.GetProperty(column)).Select(value => value.ValueKind == JsonValueKind.Null ? null : (object)value.ToString())))
        .Order(StringComparer.Ordinal);
}
