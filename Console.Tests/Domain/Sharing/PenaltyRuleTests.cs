using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class PenaltyRuleTests
{
    private static readonly DateOnly Today = Shanghai.Day("2026-01-01");

    [Theory]
    [InlineData("01 05", "")]
    [InlineData("01 05 10", "2026-03-11..2026-03-20 x3")]
    [InlineData("01 10 11", "2026-03-12..2026-03-21 x3")]
    [InlineData("01 11 12", "")]
    [InlineData("01 05 10 12 13", "2026-03-11..2026-03-20 x3")]
    [InlineData("01 05 10 12 13 14", "2026-03-11..2026-03-20 x3, 2026-03-15..2026-03-24 x3")]
    public void Bars_ForThreeNoShowsInElevenDays_FollowTheCount(string days, string expected) =>
        Assert.Equal(expected, Show(PenaltyRule.Bars(NoShowsOn(days), [Rule("2026-01-02", count: 3, period: 11, bar: 10)])));

    [Fact]
    public void Bars_WithoutARule_AreNone() => Assert.Empty(PenaltyRule.Bars(NoShowsOn("01 02 03 04"), []));

    [Fact]
    public void Bars_UnderDatedVersions_FollowThatOfEachDay()
    {
        PenaltyRule[] versions = [Rule("2026-01-02", count: 2, period: 30, bar: 5), Rule("2026-03-10", count: 0, period: 0, bar: 0), Rule("2026-03-20", count: 1, period: 1, bar: 1)];
        Assert.Equal("2026-03-03..2026-03-07 x2, 2026-03-22..2026-03-22 x1", Show(PenaltyRule.Bars(NoShowsOn("01 02 11 12 21"), versions)));
    }

    [Fact]
    public void Bars_OfOneOffence_DoNotCountAnother() =>
        Assert.Empty(PenaltyRule.Bars(NoShowsOn("01 02"), [Rule("2026-01-02", OffenceKind.Overstay, count: 1, period: 30, bar: 5)]));

    [Theory]
    [InlineData(OffenceKind.Overstay, 60, 60, false)]
    [InlineData(OffenceKind.Overstay, 61, 60, true)]
    [InlineData(OffenceKind.LateCancellation, 60, 60, false)]
    [InlineData(OffenceKind.LateCancellation, 59, 60, true)]
    [InlineData(OffenceKind.LateCancellation, -5, 0, true)]
    public void Counts_AroundTheGrace_IsExact(OffenceKind kind, int margin, int grace, bool expected) => Assert.Equal(
        expected, Rule("2026-01-02", kind, count: 1, period: 1, bar: 1, grace).Counts(new Offence(kind, 1, Shanghai.At("2026-03-02T09:00"), TimeSpan.FromMinutes(margin))));

    [Theory]
    [InlineData("2026-01-01", 3, 30, 30, "rules-past")]
    [InlineData("2026-01-02", -1, 30, 30, "penalty-limits")]
    [InlineData("2026-01-02", 3, 0, 30, "penalty-limits")]
    [InlineData("2026-01-02", 3, 30, 367, "penalty-limits")]
    [InlineData("2026-01-02", 0, 0, 0, null)]
    public void Set_OfARule_KeepsItsLimitsAndThePast(string firstDay, int count, int period, int bar, string? refusal) =>
        Assert.Equal(refusal, (Record.Exception(() => Rule(firstDay, OffenceKind.NoShow, count, period, bar)) as RuleException)?.Code);

    private static PenaltyRule Rule(string firstDay, OffenceKind offence = OffenceKind.NoShow, int count = 0, int period = 0, int bar = 0, int grace = 0) =>
        PenaltyRule.Set(new PenaltyTerms(offence, Shanghai.Day(firstDay), count, period, bar, grace), "administrator", Shanghai.At("2026-01-01T09:00"), Today);

    private static IEnumerable<Offence> NoShowsOn(string days) =>
        days.Split(' ').Select(day => new Offence(OffenceKind.NoShow, 1, Shanghai.At($"2026-03-{day}T09:00"), TimeSpan.Zero));

    private static string Show(IEnumerable<PlateBar> bars) => string.Join(", ", bars.Select(bar => $"{bar.FirstDay:yyyy-MM-dd}..{bar.LastDay:yyyy-MM-dd} x{bar.Offences.Count}"));
}
