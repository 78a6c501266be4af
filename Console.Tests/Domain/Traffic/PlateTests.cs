using ParkingOps.Domain.Traffic;
using Xunit;

namespace ParkingOps.Tests.Domain.Traffic;

public sealed class PlateTests
{
    [Theory]
    [InlineData("沪A12345", "沪A12345", "沪A·12**5")]
    [InlineData("  沪a1b2c3 ", "沪A1B2C3", "沪A·1B**3")]
    [InlineData("沪AD12345", "沪AD12345", "沪A·D1***5")]
    [InlineData("粤Z1234港", "粤Z1234港", "粤Z·12**港")]
    [InlineData("沪A1234警", "沪A1234警", "沪A·12**警")]
    [InlineData("京A1234学", "京A1234学", "京A·12**学")]
    [InlineData("沪B1234挂", "沪B1234挂", "沪B·12**挂")]
    [InlineData("AB1234", "AB1234", "AB***4")]
    [InlineData("使12345", "使12345", "使1***5")]
    [InlineData("wj沪12345", "WJ沪12345", "WJ*****5")]
    [InlineData("K123", "K123", "K1*3")]
    [InlineData("沪A123456789", "沪A123456789", "沪A********9")]
    public void TryParse_OfAPlate_NormalisesAndMasks(string text, string normal, string mask)
    {
        Assert.True(Plate.TryParse(text, out var plate));
        Assert.Equal(normal, plate.Text);
        Assert.Equal(mask, plate.Mask);
        Assert.Equal(mask, plate.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("A12")]
    [InlineData("沪A12345678901")]
    [InlineData("沪A·12345")]
    [InlineData("沪A 1234")]
    [InlineData("无牌车-1")]
    [InlineData("沪A12\n45")]
    public void TryParse_OfWhatCanBeNoPlate_Refuses(string? text) => Assert.False(Plate.TryParse(text, out _));

    [Theory]
    [InlineData("沪A12345", true)]
    [InlineData("沪AD12345", true)]
    [InlineData("沪112345", false)]
    [InlineData("AA12345", false)]
    [InlineData("沪A123警5", false)]
    public void IsMainland_FollowsTheForm(string text, bool expected)
    {
        Assert.True(Plate.TryParse(text, out var plate));
        Assert.Equal(expected, plate.IsMainland);
    }
}
