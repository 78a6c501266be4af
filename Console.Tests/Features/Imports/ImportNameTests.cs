using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using Xunit;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>Names of files as they are kept: cut where they are too long, between characters.</summary>
public sealed class ImportNameTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Theory]
    [InlineData("C:\\Users\\x\\units.xlsx", "units.xlsx")]
    [InlineData("a/b.xlsx", "b.xlsx")]
    public async Task Upload_OfAFileInAFolder_IsKeptUnderItsName(string given, string kept) => Assert.Equal(kept, await NameOfAsync(given));

    [Fact]
    public async Task Upload_UnderALongName_IsKeptWithWholeCharacters()
    {
        Assert.Equal($"{string.Concat(Enumerable.Repeat("\U0001F17F", 47))}.xlsx", await NameOfAsync($"{string.Concat(Enumerable.Repeat("\U0001F17F", 60))}.xlsx"));
        Assert.Equal($"{new string('长', 95)}.xlsx", await NameOfAsync($"{new string('长', 200)}.xlsx"));
    }

    [Theory]
    [InlineData("e\u0301e\u0301", 3, "e\u0301", "e\u0301")]
    [InlineData("\U0001F17F停", 2, "\U0001F17F", "停")]
    [InlineData("停车", 5, "停车", "停车")]
    [InlineData("停车", 0, "", "")]
    public void Cut_OfText_KeepsCharactersWhole(string text, int most, string start, string end)
    {
        Assert.Equal(start, TextCut.Start(text, most));
        Assert.Equal(end, TextCut.End(text, most));
    }

    private async Task<string> NameOfAsync(string given) =>
        (await console.ImportAsync(await console.UploadAsync(new BookBuilder().WithUnit("NAMED", console.Clock.Today.AddDays(1)), given))).FileName;
}
