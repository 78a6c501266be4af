using System.Globalization;
using System.Text.Json;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Time;

public sealed class GoldenScheduleTests
{
    private const string Cases = "schedule.json";

    public static TheoryData<string> Names => [.. Golden.Names(Cases)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_OfASettledCase_GivesItsIntervals(string name)
    {
        var golden = Golden.Case(Cases, name);

        var open = OpeningSchedule.Open(
            [.. golden.GetProperty("windows").EnumerateArray().Select(window => Window(window, Kinds(window)))],
            [.. golden.GetProperty("exceptions").EnumerateArray().Select(Exception)],
            CalendarFile.Calendar, Instant(golden.GetProperty("from")), Instant(golden.GetProperty("to")));

        Assert.Equal(
            golden.GetProperty("open").EnumerateArray().Select(pair => new Interval(Instant(pair[0]), Instant(pair[1]))), open);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void IsPublished_OfASettledCase_MarksItsDays(string name)
    {
        var golden = Golden.Case(Cases, name);
        var unpublished = golden.GetProperty("unpublishedDays").EnumerateArray().Select(Day).ToHashSet();
        var (first, last) = (ServiceDay.Of(Instant(golden.GetProperty("from"))), ServiceDay.Of(Instant(golden.GetProperty("to"))));

        for (var day = first; day <= last; day = day.AddDays(1))
            Assert.Equal(!unpublished.Contains(day), CalendarFile.Calendar.IsPublished(day));
    }

    private static DayKinds Kinds(JsonElement window) => window.GetProperty("dayKinds").EnumerateArray()
        .Select(kind => Enum.Parse<DayKind>(kind.GetString()!, ignoreCase: true).AsSet())
        .Aggregate((left, right) => left | right);

    private static TimeWindow Window(JsonElement window, DayKinds kinds) =>
        TimeWindow.Parse(kinds, window.GetProperty("start").GetString()!, window.GetProperty("end").GetString()!);

    private static WindowException Exception(JsonElement exception) => new(
        Day(exception.GetProperty("from")), Day(exception.GetProperty("to")),
        [.. exception.GetProperty("windows").EnumerateArray().Select(window => Window(window, DayKinds.All))]);

    private static DateOnly Day(JsonElement text) => DateOnly.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(JsonElement text) => ServiceDay.At(DateTime.Parse(text.GetString()!, CultureInfo.InvariantCulture));
}
