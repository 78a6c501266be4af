using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sites;
using ParkingOps.Web.Features.Traffic;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

public sealed class ApiKeyServiceTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task Create_OfAKey_StoresItsHashAlone()
    {
        var text = await CreateAsync("H-001");

        var row = (await ListAsync())[0];
        Assert.StartsWith(row.Prefix, text, StringComparison.Ordinal);
        Assert.InRange(row.Prefix.Length, 4, 16);
        Assert.Empty(await TestDatabase.QueryAsync<string>(console.Connection, $"select prefix from api_keys k where k::text like '%{text[^20..]}%'"));
        Assert.Empty(await TestDatabase.QueryAsync<string>(console.Connection, $"select act from audit_trail a where a::text like '%{text[^20..]}%'"));
    }

    [Theory]
    [InlineData("H-001", "  ", "key-label")]
    [InlineData("H-001", null, "key-label")]
    [InlineData("NOBODY", "gates", "not-found")]
    public async Task Create_OfAKeyThatCannotBe_IsRefused(string organisation, string? label, string refusal) =>
        Assert.Equal(refusal, await Register.RefusalAsync(() => CreateAsync(organisation, label ?? new string('x', 101))));

    [Fact]
    public async Task Find_OfAKey_NotesItsUseOnceAMinute()
    {
        var text = await CreateAsync("H-001");
        var first = console.Clock.GetUtcNow();

        Assert.NotNull(await FindAsync(text));
        console.Clock.Advance(TimeSpan.FromSeconds(30));
        await FindAsync(text);
        Assert.Equal(first, (await ListAsync())[0].LastUsedAt);

        console.Clock.Advance(TimeSpan.FromSeconds(31));
        await FindAsync(text);
        Assert.Equal(console.Clock.GetUtcNow(), (await ListAsync())[0].LastUsedAt);
    }

    [Fact]
    public async Task Find_OfAnotherText_IsNobody() => Assert.Null(await FindAsync(ApiKey.NewText()));

    [Fact]
    public async Task Revoke_OfAKey_HoldsForEverFromTheFirstTime()
    {
        var text = await CreateAsync("H-001");
        var id = (await ListAsync())[0].Id;
        var first = console.Clock.GetUtcNow();

        await RevokeAsync(id);
        console.Clock.Advance(TimeSpan.FromHours(1));
        await RevokeAsync(id);

        Assert.Equal(first, (await FindAsync(text))!.RevokedAt);
        Assert.Null((await ListAsync()).Single(row => row.Id == id).LastUsedAt);
        Assert.Equal("not-found", await Register.RefusalAsync(() => RevokeAsync(-1)));
    }

    [Fact]
    public async Task Key_WhoseTimeIsOver_OpensNothing()
    {
        var text = await console.AsAsync<ApiKeyService, string>(Register.Administrator, keys => keys.CreateAsync("H-001", "gates", 30));

        console.Clock.Advance(TimeSpan.FromDays(29));
        Assert.True((await FindAsync(text))!.IsLive(console.Clock.GetUtcNow()));
        console.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False((await FindAsync(text))!.IsLive(console.Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(7, true, true)]
    [InlineData(7, false, false)]
    [InlineData(0, true, false)]
    public async Task Replace_OfAKey_LetsTheOldOneGoOnForTheOverlapOnly(int overlap, bool within, bool lives)
    {
        var old = await CreateAsync("H-001");
        var id = (await ListAsync())[0].Id;

        var made = await ReplaceAsync(id, overlap);
        console.Clock.Advance(within ? TimeSpan.FromMinutes(1) : TimeSpan.FromDays(overlap));

        Assert.Equal(lives, (await FindAsync(old))!.IsLive(console.Clock.GetUtcNow()));
        var replacement = (await FindAsync(made))!;
        Assert.True(replacement.IsLive(console.Clock.GetUtcNow()));
        Assert.Equal(((await FindAsync(old))!.OrganisationId, KeyScope.GateEvents), (replacement.OrganisationId, replacement.Scope));
    }

    [Fact]
    public async Task Replace_OfAKeyReplacedAlready_IsRefused()
    {
        await CreateAsync("H-001");
        var id = (await ListAsync())[0].Id;
        await ReplaceAsync(id, 7);

        Assert.Equal("key-over", await Register.RefusalAsync(() => ReplaceAsync(id, 7)));
        Assert.Equal("key-overlap", await Register.RefusalAsync(() => ReplaceAsync(id, 91)));
        Assert.Equal("key-days", await Register.RefusalAsync(() => console.AsAsync<ApiKeyService, string>(Register.Administrator, keys => keys.CreateAsync("H-001", "gates", 0))));
    }

    [Fact]
    public async Task Sender_OfAnOrganisationsKey_ReachesItsOwnSitesAlone()
    {
        await console.OrganisationAsync("KEYS");
        await console.SiteAsync(Register.Site("KEYS", "KEYS-1"));
        await console.SiteAsync(Register.Site("KEYS", "KEYS-2"));
        var own = await console.AsAsync<OrganisationService, (Organisation, List<SiteRow> Sites)>(Register.Operator, organisations => organisations.FindAsync("KEYS"));
        var key = await FindAsync(await CreateAsync("KEYS"));

        var sender = await console.AsAsync<ApiKeyService, SenderKey>(Actor.Nobody, keys => keys.SenderAsync(key!, CancellationToken.None));

        Assert.Equal(own.Sites.Select(site => site.Id).Order(), sender.SiteIds.Order());
    }

    private Task<string> CreateAsync(string organisation, string label = "gates") =>
        console.AsAsync<ApiKeyService, string>(Register.Administrator, keys => keys.CreateAsync(organisation, label));

    private Task<List<ApiKeyRow>> ListAsync() => console.AsAsync<ApiKeyService, List<ApiKeyRow>>(Register.Administrator, keys => keys.ListAsync());

    private Task<ApiKey?> FindAsync(string text) => console.AsAsync<ApiKeyService, ApiKey?>(Actor.Nobody, keys => keys.FindAsync(text, CancellationToken.None));

    private Task<string> ReplaceAsync(int id, int overlap) => console.AsAsync<ApiKeyService, string>(Register.Administrator, keys => keys.ReplaceAsync(id, overlap));

    private Task RevokeAsync(int id) => console.AsAsync<ApiKeyService>(Register.Administrator, keys => keys.RevokeAsync(id));
}
