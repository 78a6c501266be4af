using System.Globalization;
using System.Text.Json;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Statistics;

public sealed class OverstayTests
{
    private static readonly Interval[] PlainWeek =
    [
        Run("2026-02-27T18:00", "2026-03-02T08:00"),
        Run("2026-03-02T18:00", "2026-03-03T08:00"),
        Run("2026-03-03T18:00", "2026-03-04T08:00"),
        Run("2026-03-04T18:00", "2026-03-05T08:00"),
        Run("2026-03-05T18:00", "2026-03-06T08:00"),
        Run("2026-03-06T18:00", "2026-03-09T08:00"),
        Run("2026-03-09T18:00", "2026-03-10T08:00"),
    ];

    public static TheoryData<string> Cases() =>
        [.. Golden.Read("outcomes.json").GetProperty("overstay").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chain_OfSettledCases_CountsTheOverstayOnceOnTheDayOfItsRun(string name)
    {
        var golden = Golden.Read("outcomes.json").GetProperty("overstay").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        var left = golden.GetProperty("left").GetString()!;

        var found = Overstays(golden.GetProperty("entered").GetString()!, left, ServiceDay.At(At(left)).AddDays(3), ServiceKind.OffPeakSharing);

        var day = golden.GetProperty("day");
        Assert.Equal(day.ValueKind == JsonValueKind.Null ? [] : [DateOnly.Parse(day.GetString()!, CultureInfo.InvariantCulture)], found);
    }

    [Theory]
    [InlineData("2026-03-03T08:15:00", 0)]
    [InlineData("2026-03-03T08:15:01", 1)]
    [InlineData("2026-03-07T12:00:00", 1)]
    public void Chain_WithTheCarStillInside_CountsOnceTheGraceIsPast(string asOf, int expected) =>
        Assert.Equal(expected, Overstays("2026-03-02T20:00:00", null, ServiceDay.At(At(asOf)), ServiceKind.OffPeakSharing).Count);

    [Fact]
    public void Chain_OfAnotherService_CountsNone() =>
        Assert.Empty(Overstays("2026-03-02T20:00:00", "2026-03-03T12:00:00", ServiceDay.At(At("2026-03-05T12:00")), ServiceKind.EvCharging));

    private static List<DateOnly> Overstays(string entered, string? left, DateTimeOffset asOf, ServiceKind service)
    {
        var chain = new SiteChain(_ => [new SharedSchedule(ServiceKind.OffPeakSharing, [], [], PlainWeek)]);
        chain.Arrive(new GateEvent("1", ServiceDay.At(At(entered)).UtcTicks, Direction.Entry, 7, Admission.Sharing, service));
        if (left is not null) chain.Arrive(new GateEvent("2", ServiceDay.At(At(left)).UtcTicks, Direction.Exit, 7, Admission.Sharing, null));
        chain.Run(asOf);
        return
        [
            .. chain.Days.SelectMany(day => Enumerable.Repeat(day.Key, day.Value.Figures.Where(one => one.Key == FigureKey.All).Sum(one => one.Overstays.Sum()))),
            .. chain.Days.Values.SelectMany(day => day.Attributions).Where(one => one.Kind == AttributionKind.Overstay).Select(one => one.Day),
        ];
    }

    private static Interval Run(string from, string to) => new(ServiceDay.At(At(from)), ServiceDay.At(At(to)));

    private static DateTime At(string local) => DateTime.Parse(local, CultureInfo.InvariantCulture);
}
