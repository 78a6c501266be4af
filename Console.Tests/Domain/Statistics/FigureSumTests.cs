using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;
using Xunit;

namespace ParkingOps.Tests.Domain.Statistics;

public sealed class FigureSumTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Columns_AreThoseOfTheTableInItsOrder() => Assert.Equal(
        "entries exits vehicle_days visits unmatched_entries unmatched_exits stay_p50_minutes stay_p90_minutes stay_mean_minutes peak_cars peak_at "
        + "turnover offered_space_minutes used_space_minutes utilisation_percent quota_space_minutes published_share_percent overstays "
        + "reservations fulfilled no_shows unknown_outcomes fulfilment_percent no_show_percent coverage_percent basis provisional blank_reasons",
        string.Join(' ', FigureDefinitions.All.Select(figure => figure.Name)));

    [Fact]
    public void Row_OfOneSite_TakesTheFirstOfItsHighestPeaks()
    {
        var sum = new FigureSum(FigureKey.All);
        foreach (var day in new[] { 2, 0, 1 }) sum.Add(1, Day(FigureKey.All, entries: 10, peak: day == 0 ? 3 : 5, Morning.AddDays(day)));
        sum.AddCapacity(40);
        sum.AddCapacity(40);
        sum.AddCapacity(40);

        var row = sum.ToRow();

        Assert.Equal((30L, 5, Morning.AddDays(1)), (row.Entries, row.PeakCars, row.PeakAt));
        Assert.Equal(0.25m, row.Turnover);
    }

    [Fact]
    public void Row_OfSeveralSites_HasNoPeak()
    {
        var sum = new FigureSum(FigureKey.All);
        sum.Add(1, Day(FigureKey.All, 1, 3, Morning));
        sum.Add(2, Day(FigureKey.All, 1, 4, Morning));

        var row = sum.ToRow();

        Assert.Equal((null, null), (row.PeakCars, row.PeakAt));
        Assert.Contains("peak_cars:not-additive", row.BlankReasons);
        Assert.Contains("peak_at:not-additive", row.BlankReasons);
    }

    [Fact]
    public void Row_OfAService_PutsUsedOverOfferedAndOfferedOverQuota()
    {
        var sum = new FigureSum(FigureKey.Of(ServiceKind.OffPeakSharing));
        sum.Add(1, Shared(offeredMinutes: 600, usedMinutes: 601, quotaMinutes: 900));

        var row = sum.ToRow();

        Assert.Equal((600L, 601L, 900L), (row.OfferedSpaceMinutes, row.UsedSpaceMinutes, row.QuotaSpaceMinutes));
        Assert.Equal((100.2m, 66.7m), (row.UtilisationPercent, row.PublishedSharePercent));
    }

    [Fact]
    public void Row_WithNothingOffered_LeavesTheSharesBlankAndSaysWhy()
    {
        var sum = new FigureSum(FigureKey.Of(ServiceKind.OffPeakSharing));
        sum.Add(1, Shared(0, 0, 0));

        Assert.Equal(
            [
                "stay_p50_minutes:no-stays", "stay_p90_minutes:no-stays", "stay_mean_minutes:no-stays", "peak_at:nobody-inside", "turnover:no-capacity",
                "utilisation_percent:nothing-offered", "published_share_percent:no-quota", "reservations:not-collected", "fulfilled:not-collected",
                "no_shows:not-collected", "unknown_outcomes:not-collected", "fulfilment_percent:not-collected", "no_show_percent:not-collected",
                "coverage_percent:not-collected",
            ],
            sum.ToRow().BlankReasons);
    }

    [Fact]
    public void Row_OfAnAdmission_HasNoSharedSpacesAndNoReservations()
    {
        var sum = new FigureSum(FigureKey.Of(Admission.Sharing));
        sum.Add(1, Day(FigureKey.Of(Admission.Sharing), 1, 1, Morning));

        var row = sum.ToRow();

        Assert.Null(row.OfferedSpaceMinutes);
        Assert.Equal(
            [
                "offered_space_minutes", "used_space_minutes", "utilisation_percent", "quota_space_minutes", "published_share_percent",
                "reservations", "fulfilled", "no_shows", "unknown_outcomes", "fulfilment_percent", "no_show_percent",
            ],
            row.BlankReasons.Where(reason => reason.EndsWith(":by-service-only", StringComparison.Ordinal)).Select(reason => reason.Split(':')[0]));
    }

    [Fact]
    public void Row_WhenOneSiteHasNoCapacity_HasNoTurnover()
    {
        var sum = new FigureSum(FigureKey.All);
        sum.AddCapacity(10);
        sum.AddCapacity(null);

        Assert.Contains("turnover:no-capacity", sum.ToRow().BlankReasons);
    }

    [Fact]
    public void Add_OfAnotherFamily_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new FigureSum(FigureKey.All).Add(1, Day(FigureKey.Of(Admission.Staff), 1, 1, Morning)));

    [Theory]
    [InlineData(null, 3, 2)]
    [InlineData(9, 1, 0)]
    [InlineData(10, 2, 2)]
    public void Add_OfAttributions_CountsThoseOfTheFamilyAndHour(int? hour, int overstays, int unmatched)
    {
        var sum = new FigureSum(FigureKey.Of(ServiceKind.OffPeakSharing), hour);
        sum.Add(Found(9, AttributionKind.Overstay, ServiceKind.OffPeakSharing, 1));
        sum.Add(Found(10, AttributionKind.Overstay, ServiceKind.OffPeakSharing, 2));
        sum.Add(Found(10, AttributionKind.UnmatchedEntry, ServiceKind.OffPeakSharing, 2));
        sum.Add(Found(10, AttributionKind.UnmatchedEntry, ServiceKind.SameDay, 9));

        Assert.Equal((overstays, unmatched), (sum.ToRow().Overstays, sum.ToRow().UnmatchedEntries));
    }

    private static Attribution Found(int hour, AttributionKind kind, ServiceKind service, int count) =>
        new(new DateOnly(2026, 3, 2), hour, kind, Admission.Sharing, service, count);

    private static DayFigures Day(FigureKey key, int entries, int peak, DateTimeOffset peakAt) =>
        new() { Key = key, Entries = Hours(entries), PeakCars = peak, PeakAt = peakAt };

    private static DayFigures Shared(int offeredMinutes, int usedMinutes, int quotaMinutes) => new()
    {
        Key = FigureKey.Of(ServiceKind.OffPeakSharing),
        OfferedSeconds = [.. Hours(offeredMinutes * 60).Select(seconds => (long)seconds)],
        UsedSeconds = [.. Hours(usedMinutes * 60).Select(seconds => (long)seconds)],
        QuotaSeconds = [.. Hours(quotaMinutes * 60).Select(seconds => (long)seconds)],
    };

    private static int[] Hours(int atNine) => [.. Enumerable.Range(0, 24).Select(hour => hour == 9 ? atNine : 0)];
}
