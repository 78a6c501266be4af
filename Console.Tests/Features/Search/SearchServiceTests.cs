using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data.Searching;
using ParkingOps.Web.Features.Search;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Features.Search;

public sealed class SearchServiceTests(SearchServiceTests.Named named) : IClassFixture<SearchServiceTests.Named>
{
    [Theory]
    [InlineData("重庆北路", "SRCH-1")]
    [InlineData("zqbl", "SRCH-1")]
    [InlineData("cqbl", "SRCH-1")]
    [InlineData("ＳＲＣＨ－１", "SRCH-1")]
    [InlineData("srch-1", "SRCH-1")]
    [InlineData("（东　区）", "SRCH-1")]
    [InlineData("延长路７号", "SRCH-1")]
    [InlineData("yanchang", null)]
    [InlineData("%", null)]
    [InlineData("", null)]
    public async Task Find_ByNameInitialsCodeOrAddress_FindsTheSite(string typed, string? code) =>
        Assert.Equal(code is null ? [] : [$"sites/{code}"], (await FindAsync(Register.Operator, typed)).Where(hit => hit.Kind == HitKind.Site).Select(hit => hit.Address));

    [Theory]
    [InlineData("值班室")]
    [InlineData("zbs")]
    [InlineData("5550")]
    public async Task Find_ByAContact_LeadsToItsOrganisation(string typed) =>
        Assert.Equal(("值班室", "organisations/SRCH"), (await FindAsync(Register.Operator, typed)).Where(hit => hit.Kind == HitKind.Person).Select(hit => (hit.Title, hit.Address)).Single());

    [Fact]
    public async Task Find_ByTheManagerOfAnotherUnit_FindsNothingOfIt()
    {
        Assert.NotEmpty(await FindAsync(Register.Operator, "srch"));
        Assert.Empty(await FindAsync(named.Manager, "srch"));
        Assert.Empty(await FindAsync(named.Manager, "zbs"));
    }

    [Fact]
    public async Task Find_OfAnAccount_IsForThoseWhoSeeAccounts()
    {
        Assert.Contains(await FindAsync(Register.Administrator, "SEARCHED"), hit => hit is { Kind: HitKind.Person, Address: "users" });
        Assert.Empty(await FindAsync(new Actor("viewer", [Role.Viewer], null), "searched"));
    }

    [Fact]
    public void Initials_OfACharacterWithTwoReadings_AreBoth()
    {
        Assert.Equal(["zqbl", "cqbl"], PinyinInitials.Of("重庆北路").Order().Reverse());
        Assert.Equal(["p1tcc"], PinyinInitials.Of("P1 停车场").Take(1));
        Assert.Empty(PinyinInitials.Of("——"));
    }

    private Task<List<SearchHit>> FindAsync(Actor actor, string typed) => named.Console.AsAsync<SearchService, List<SearchHit>>(actor, service => service.FindAsync(typed));

    /// <summary>A unit with a site, a contact and an account.</summary>
    public sealed class Named : IAsyncLifetime
    {
        public ConsoleServices Console { get; } = new();

        public Actor Manager { get; private set; } = Actor.Nobody;

        public async Task InitializeAsync()
        {
            await Console.InitializeAsync();
            Manager = Register.UnitManagerOf(await Console.OrganisationAsync("ELSE"));
            await Console.OrganisationAsync("SRCH", "某机关");
            var input = await Console.AsAsync<OrganisationService, OrganisationInput>(Register.Operator, organisations => organisations.EditAsync("SRCH"));
            (input.ContactName, input.ContactPhone) = ("值班室", "021-5550");
            await Console.AsAsync<OrganisationService>(Register.Operator, organisations => organisations.SaveAsync(input, isNew: false));
            var site = Register.Site("SRCH", "SRCH-1", "重庆北路停车场（东 区）");
            site.Address = "延长路７号";
            await Console.SiteAsync(site);
            await Console.AsAsync<Web.Features.Access.AccountService>(Actor.System, accounts => accounts.CreateAsync("searched", Role.Viewer, null, Accounts.Password));
        }

        public Task DisposeAsync() => Console.DisposeAsync();
    }
}
