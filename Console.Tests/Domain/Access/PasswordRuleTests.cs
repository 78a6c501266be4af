using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using Xunit;

namespace ParkingOps.Tests.Domain.Access;

public sealed class PasswordRuleTests
{
    private static readonly PasswordRule Bureau = new(12, 3);
    private static readonly PasswordRule Unit = new(8, 3);

    [Theory]
    [InlineData("Short-Way-7", "password-short")]
    [InlineData("only-small-letters", "password-classes")]
    [InlineData("nocapitals12345", "password-classes")]
    [InlineData("ZhangWei-Car-77", "password-name")]
    [InlineData("77-ieWgnahz-Car", "password-name")]
    [InlineData("Shanghai@2026", "password-common")]
    [InlineData("P@ssw0rd123456", "password-common")]
    [InlineData("Admin-admin-2026", "password-common")]
    [InlineData("Qwertyuiop123!", "password-common")]
    public void Demand_OfAPasswordThatIsNone_NamesTheReason(string password, string refusal) =>
        Assert.Equal(refusal, Assert.Throws<RuleException>(() => Bureau.Demand(password, "zhangwei")).Code);

    [Theory]
    [InlineData("Elm-Tram-Lake-9")]
    [InlineData("Demo-Parking-2026")]
    [InlineData("桥边小店卖豆浆和油条A-9")]
    public void Demand_OfAGoodPassword_IsSilent(string password) => Bureau.Demand(password, "zhangwei");

    [Fact]
    public void Demand_OfAUnit_IsContentWithEight() => Unit.Demand("Elm-Tr9k", "li");

    [Fact]
    public void Demand_OfAPasswordWithoutEnd_IsRefused() =>
        Assert.Equal("password-long", Assert.Throws<RuleException>(() => Bureau.Demand($"Aa1{new string('x', 200)}", "li")).Code);

    [Theory]
    [InlineData("123456789012")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("abcabcabcabc")]
    [InlineData("......")]
    [InlineData("Welcome1")]
    [InlineData("woaini1314")]
    public void Commonest_InAnyDress_AreKnown(string password) => Assert.True(CommonPasswords.Contains(password));

    [Theory]
    [InlineData("Elm-Tram-Lake-9")]
    [InlineData("tsg8Kq2x")]
    public void Others_AreNotTakenForThem(string password) => Assert.False(CommonPasswords.Contains(password));
}
