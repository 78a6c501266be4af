using System.Text;
using ParkingOps.Domain.Access;
using Xunit;

namespace ParkingOps.Tests.Domain.Access;

public sealed class OneTimeCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_109);

    // RFC 6238, appendix B, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(20_000_000_000, "353130")]
    public void Code_OfTheStandardsInstants_IsTheStandards(long seconds, string code) =>
        Assert.Equal(code, OneTimeCode.At(Key, OneTimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Find_OfANeighbouringStep_ReachesOneAway(int steps, bool counts) =>
        Assert.Equal(counts, OneTimeCode.Find(Key, OneTimeCode.At(Key, OneTimeCode.StepOf(Now) + steps), Now, 0) is not null);

    [Fact]
    public void Find_OfACodeAlreadyAccepted_IsNone() =>
        Assert.Null(OneTimeCode.Find(Key, OneTimeCode.At(Key, OneTimeCode.StepOf(Now)), Now, OneTimeCode.StepOf(Now)));

    [Fact]
    public void Find_OfACodeWithABlank_CountsAsTyped() => Assert.NotNull(OneTimeCode.Find(Key, "081 804", Now, 0));

    [Fact]
    public void Letters_OfAKey_AreBase32() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", OneTimeCode.Letters(Key));

    [Fact]
    public void Address_ForAnApp_NamesTheIssuerTheAccountAndTheKey() => Assert.Equal(
        "otpauth://totp/ParkingOps:li%20wei?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=ParkingOps&digits=6&period=30",
        OneTimeCode.Address(Key, "ParkingOps", "li wei"));
}
