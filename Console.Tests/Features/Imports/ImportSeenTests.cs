using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Sites;
using Xunit;
using static ParkingOps.Tests.Features.Imports.BookBuilder;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>What goes in is what the person saw: whatever another one changes meanwhile, even without changing a count, is shown first.</summary>
public sealed class ImportSeenTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private DateOnly Tomorrow => console.Clock.Today.AddDays(1);

    [Theory]
    [InlineData("choice")]
    [InlineData("unit")]
    [InlineData("spaces")]
    [InlineData("new unit")]
    public async Task Run_AfterAnotherChangedWhatItDoes_IsRefusedUntilThatWasSeen(string change)
    {
        var code = $"SEEN-{change.Replace(' ', '-')}".ToUpperInvariant();
        var id = await UploadAsync(code);
        var seen = await console.CheckAsync(id);

        await ChangeAsync(change, id, code);

        Assert.Equal("import-changed", await Register.RefusalAsync(() => console.RunAsync(id, change, seen)));
        Assert.Equal(ImportState.Checked, (await console.ImportAsync(id)).State);
        var renewed = await console.CheckAsync(id);
        Assert.Equal(seen.Good, renewed.Good);
        await console.RunAsync(id, change, renewed);
        Assert.Equal(ImportState.Imported, (await console.ImportAsync(id)).State);
    }

    [Fact]
    public async Task Mark_OfAPreviewThatNothingChanged_StaysTheSame()
    {
        var id = await UploadAsync("STILL");
        var seen = await console.CheckAsync(id);
        await console.OrganisationAsync("STILL-OTHER");

        Assert.Equal(seen.Mark, (await console.CheckAsync(id)).Mark);
    }

    // A unit and a site that exist under other codes, which are merged, and a unit that is new.
    private async Task<int> UploadAsync(string code)
    {
        await console.OrganisationAsync($"{code}-OLD", $"单位{code}");
        await console.SiteAsync(Register.Site($"{code}-OLD", $"{code}-OLD-P1", $"车库{code}"));
        var id = await console.UploadAsync(new BookBuilder().WithUnit(code, Tomorrow).With(ImportSheet.Organisations, Organisation($"{code}-2", $"另一家{code}")));
        await console.ChooseAsync(id, new ImportChoices { ForAll = MatchChoice.Merge });
        return id;
    }

    private async Task ChangeAsync(string change, int id, string code)
    {
        switch (change)
        {
            case "choice":
                await console.ChooseAsync(id, new ImportChoices { ForAll = MatchChoice.New });
                break;
            case "unit":
                var unit = await console.AsAsync<OrganisationService, OrganisationInput>(Register.Operator, units => units.EditAsync($"{code}-OLD"));
                unit.ContactName = "新的联系人";
                await console.AsAsync<OrganisationService>(Register.Operator, units => units.SaveAsync(unit, isNew: false));
                break;
            case "spaces":
                var site = await console.AsAsync<SiteService, SiteInput>(Register.Operator, sites => sites.EditAsync($"{code}-OLD-P1"));
                site.ShareableSpaces = 61;
                await console.AsAsync<SiteService>(Register.Operator, sites => sites.SaveAsync(site, isNew: false));
                break;
            default:
                await console.OrganisationAsync($"{code}-3", $"另一家{code}");
                await console.ChooseAsync(id, new ImportChoices { ForAll = MatchChoice.Merge });
                break;
        }
    }
}
