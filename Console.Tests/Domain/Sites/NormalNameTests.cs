using ParkingOps.Domain.Sites;
using Xunit;

namespace ParkingOps.Tests.Domain.Sites;

public sealed class NormalNameTests
{
    [Theory]
    [InlineData("上海市　第一 人民医院（虹口）", "上海市第一人民医院(虹口)")]
    [InlineData("Ｐ１２３ 停车场", "p123停车场")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    public void Of_AName_LeavesOutWhatAPersonDoesNotSee(string? text, string normal) => Assert.Equal(normal, NormalName.Of(text));

    [Theory]
    [InlineData("　上海市第一人民医院　（虹口　院区） ", "上海市第一人民医院 (虹口 院区)")]
    [InlineData("Ｐ１２３－［Ａ］ｚ", "P123－[A]z")]
    [InlineData("北路１号，近南门。", "北路1号，近南门。")]
    [InlineData(" \t", "")]
    [InlineData(null, "")]
    public void Tidy_OfText_NarrowsLettersDigitsSpacesAndBrackets(string? text, string kept) => Assert.Equal(kept, NormalName.Tidy(text));
}
