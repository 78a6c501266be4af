using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class SharingDatesTests
{
    private static readonly DateOnly Today = Shanghai.Day("2026-03-02");

    [Theory]
    [InlineData("2026-03-02", null)]
    [InlineData("2026-03-01", "quota-past")]
    [InlineData("1900-01-01", "quota-past")]
    [InlineData("9999-12-31", "date-too-far")]
    public void Quota_FromADay_IsRefusedWhereItWouldAlterThePast(string firstDay, string? code) =>
        Assert.Equal(code, CodeOf(() => SharingDates.DemandQuota(Shanghai.Day(firstDay), Today)));

    [Theory]
    [InlineData("2026-03-02", null, null)]
    [InlineData("2026-03-01", null, "offer-past")]
    [InlineData("2026-03-02", "2036-03-02", null)]
    [InlineData("2026-03-02", "9999-12-31", "date-too-far")]
    public void Offer_OnDays_IsRefusedInThePastAndFarAhead(string firstDay, string? lastDay, string? code) =>
        Assert.Equal(code, CodeOf(() => SharingDates.DemandOffer(Shanghai.Day(firstDay), lastDay is null ? null : Shanghai.Day(lastDay), Today)));

    private static string? CodeOf(Action demand) => (Record.Exception(demand) as RuleException)?.Code;
}
