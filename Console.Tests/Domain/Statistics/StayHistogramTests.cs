using ParkingOps.Domain.Statistics;
using Xunit;

namespace ParkingOps.Tests.Domain.Statistics;

public sealed class StayHistogramTests
{
    [Theory]
    [InlineData(new[] { 5 }, 5, 5, "5.0")]
    [InlineData(new[] { 1, 2 }, 1, 2, "1.5")]
    [InlineData(new[] { 0, 0, 1 }, 0, 1, "0.3")]
    [InlineData(new[] { 0, 0, 0, 1 }, 0, 1, "0.3")]
    [InlineData(new[] { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 5, 9, "5.5")]
    [InlineData(new[] { 43199, 1 }, 1, 43199, "21600.0")]
    public void Percentile_IsNearestRankAndMeanIsHalfUp(int[] minutes, int p50, int p90, string mean)
    {
        var sum = new StaySum();
        StayHistogram.Count([.. minutes.Select(stay => StayHistogram.Key(3, stay))]).AddTo(sum);

        Assert.Equal((p50, p90, mean), (sum.Percentile(50), sum.Percentile(90), sum.Mean()!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Percentile_WithoutAVisit_IsBlank() => Assert.Equal((null, null), (new StaySum().Percentile(50), new StaySum().Mean()));

    [Fact]
    public void Merge_OfHalves_EqualsTheWhole()
    {
        var random = new Random(11);
        var stays = Enumerable.Range(0, 500).Select(_ => StayHistogram.Key(random.Next(24), random.Next(random.Next(1, 43_200)))).ToArray();
        var (whole, halves) = (new StaySum(), new StaySum());

        StayHistogram.Count(stays.ToArray()).AddTo(whole);
        foreach (var half in stays.Chunk(250)) StayHistogram.FromBytes(StayHistogram.Count(half).ToBytes()).AddTo(halves);

        Assert.Equal((500L, 500L, whole.Minutes), (whole.Visits, halves.Visits, halves.Minutes));
        Assert.All(Enumerable.Range(1, 100), percent => Assert.Equal(whole.Percentile(percent), halves.Percentile(percent)));
    }

    [Fact]
    public void AddTo_WithAnHour_TakesTheVisitsThatLeftInIt()
    {
        var stays = StayHistogram.Count([StayHistogram.Key(7, 30), StayHistogram.Key(8, 60), StayHistogram.Key(8, 90)]);
        var sum = new StaySum();

        stays.AddTo(sum, 8);

        Assert.Equal((2L, 150L), (sum.Visits, sum.Minutes));
    }

    [Fact]
    public void FromBytes_CutShort_IsRefused()
    {
        var bytes = StayHistogram.Count([StayHistogram.Key(8, 600)]).ToBytes();

        Assert.Throws<EndOfStreamException>(() => StayHistogram.FromBytes(bytes[..^1]));
    }
}
