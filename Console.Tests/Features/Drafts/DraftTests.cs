using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Drafts;
using Xunit;

namespace ParkingOps.Tests.Features.Drafts;

public sealed class DraftTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task Draft_SavedTwice_IsTheLaterAndTheAccountsOwn()
    {
        await SaveAsync(Register.Operator, "/own", "{\"Name\":\"a\"}");
        await SaveAsync(Register.Operator, "/own", "{\"Name\":\"b\"}");

        Assert.Equal("{\"Name\":\"b\"}", (await FindAsync(Register.Operator, "/own"))?.Json);
        Assert.Null(await FindAsync(Register.Administrator, "/own"));
        Assert.Null(await FindAsync(Register.Operator, "/other"));
    }

    [Fact]
    public async Task Draft_AfterADay_IsGone()
    {
        await SaveAsync(Register.Operator, "/old", "{}");
        console.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(10));
        Assert.NotNull(await FindAsync(Register.Operator, "/old"));

        console.Clock.Advance(TimeSpan.FromTicks(10));
        Assert.Null(await FindAsync(Register.Operator, "/old"));
        await SaveAsync(Register.Auditor, "/new", "{}");

        Assert.Empty(await TestDatabase.QueryAsync<string>(console.Connection, "select form from form_drafts where form = '/old'"));
    }

    [Fact]
    public async Task Remove_OfADraft_LeavesOthersAlone()
    {
        await SaveAsync(Register.Operator, "/one", "{}");
        await SaveAsync(Register.Auditor, "/one", "{}");

        await console.AsAsync<DraftService>(Register.Operator, drafts => drafts.RemoveAsync("/one"));

        Assert.Null(await FindAsync(Register.Operator, "/one"));
        Assert.NotNull(await FindAsync(Register.Auditor, "/one"));
    }

    [Theory]
    [InlineData("car 沪A12345 at gate", "car  at gate")]
    [InlineData("沪AD12345，粤B·99999", "，")]
    [InlineData("北路1号", "北路1号")]
    public void Write_OfTextWithAPlate_LeavesThePlateOut(string typed, string kept) =>
        Assert.Equal(kept, DraftJson.Read<Typed>(DraftJson.Write(new Typed { Note = typed, Password = "x", PlateNumber = "y" }))!.Note);

    [Fact]
    public void Write_OfAnInput_NamesNeitherPasswordNorPlate() =>
        Assert.Equal("{\"Note\":\"n\"}", DraftJson.Write(new Typed { Note = "n", Password = "p", PlateNumber = "q" }));

    [Fact]
    public void Read_OfWhatIsNoSuchInput_IsNothing() => Assert.Null(DraftJson.Read<Typed>("{\"Note\":7}"));

    private Task SaveAsync(Actor actor, string form, string json) => console.AsAsync<DraftService>(actor, drafts => drafts.SaveAsync(form, json));

    private Task<KeptInput?> FindAsync(Actor actor, string form) => console.AsAsync<DraftService, KeptInput?>(actor, drafts => drafts.FindAsync(form));

    private sealed class Typed
    {
        public string? Note { get; set; }

        public string? Password { get; set; }

        public string? PlateNumber { get; set; }
    }
}
