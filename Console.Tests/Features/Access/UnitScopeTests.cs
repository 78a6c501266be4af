using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Jobs;
using ParkingOps.Web.Features.Overview;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using ParkingOps.Web.Features.Statistics;
using ParkingOps.Web.Features.Traffic;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

public sealed class UnitScopeTests(UnitScopeTests.TwoUnits units) : IClassFixture<UnitScopeTests.TwoUnits>
{
    // Read on pages that no unit manager may open.
    private static readonly HashSet<Type> SystemRecords = [typeof(ConsoleUser), typeof(ApiKey)];

    private readonly ConsoleServices console = units.Console;

    [Fact]
    public void Records_OfAnOrganisation_AreAllFilteredByScope()
    {
        using var database = new DesignTimeConsoleDb().CreateDbContext([]);

        var open = database.Model.GetEntityTypes()
            .Where(entity => !entity.IsOwned() && BelongsToAnOrganisation(entity) && !SystemRecords.Contains(entity.ClrType))
            .Where(entity => entity.GetDeclaredQueryFilters().Count == 0)
            .Select(entity => entity.ClrType.Name);

        Assert.Empty(open);
    }

    [Fact]
    public async Task Lists_ForAUnitManager_HoldItsOwnAlone()
    {
        var paging = new Paging(0, 200, "Code");

        Assert.Equal(["MINE"], (await AsMineAsync((OrganisationService service) => service.ListAsync(new OrganisationFilter(null, null, paging)))).Rows.Select(row => row.Code));
        Assert.Equal(["MINE"], (await AsMineAsync((OrganisationService service) => service.ChoicesAsync())).Select(row => row.Code));
        Assert.Equal(["MINE-1"], (await AsMineAsync((SiteService service) => service.ListAsync(new SiteFilter(null, null, null, null, paging)))).Rows.Select(row => row.Code));
        Assert.Equal(1, (await AsMineAsync((OverviewService service) => service.ShowAsync())).Sites);
    }

    [Fact]
    public async Task Statistics_ForAUnitManager_CountItsOwnSitesAlone()
    {
        var query = new StatisticsQuery(console.Clock.Today.AddDays(-3), console.Clock.Today, [Grouping.Site]);

        var mine = (await AsMineAsync((StatisticsService service) => service.AnswerAsync(query))).Rows;
        var all = await console.AsAsync<StatisticsService, StatisticsAnswer>(Register.Operator, service => service.AnswerAsync(query));

        Assert.Equal(["MINE-1"], mine.Select(row => row.Group.Site).Distinct());
        Assert.Superset(new HashSet<string?> { "MINE-1", "OTHER-1" }, all.Rows.Select(row => row.Group.Site).ToHashSet());
    }

    [Fact]
    public async Task Records_OfAnotherUnit_AreNotFound()
    {
        Assert.Equal("not-found", await Register.RefusalAsync(() => AsMineAsync((OrganisationService service) => service.FindAsync("OTHER"))));
        Assert.Equal("not-found", await Register.RefusalAsync(() => AsMineAsync((SiteService service) => service.FindAsync("OTHER-1"))));
        Assert.Equal("not-found", await Register.RefusalAsync(() => AsMineAsync((SharingService service) => service.ShowAsync("OTHER-1"))));
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.PublishAsync(units.Manager, "OTHER-1", 1)));
    }

    [Fact]
    public async Task Withdraw_OfAnotherUnitsOffer_IsNotFoundAndChangesNothing()
    {
        var offer = Assert.Single((await ShowAsync("OTHER-1")).Offers);

        var refusal = await Register.RefusalAsync(() => console.AsAsync<OfferService>(units.Manager, offers => offers.WithdrawAsync(offer.Id, "none of mine")));

        Assert.Equal("not-found", refusal);
        Assert.Null(Assert.Single((await ShowAsync("OTHER-1")).Offers).WithdrawnAt);
    }

    [Fact]
    public async Task Publish_AtItsOwnSite_IsPossible()
    {
        await console.PublishAsync(units.Manager, "MINE-1", 5);

        Assert.Contains((await ShowAsync("MINE-1")).Offers, offer => offer.PublishedBy == units.Manager.Name && offer.Spaces == 5);
    }

    [Fact]
    public async Task Register_ForAUnitManager_CannotBeChanged()
    {
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => console.AsAsync<SiteService>(units.Manager, sites => sites.MoveAsync("MINE-1", Lifecycle.Suspended, "x"))));
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => console.AsAsync<SharingService>(units.Manager, sharing => sharing.SetQuotaAsync("MINE-1", new QuotaInput()))));
    }

    private static bool BelongsToAnOrganisation(IEntityType entity) => entity.ClrType == typeof(Organisation)
        || entity.FindProperty("OrganisationId") is not null || entity.FindProperty("SiteId") is not null;

    private Task<T> AsMineAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull => console.AsAsync(units.Manager, act);

    private Task<SiteSharing> ShowAsync(string site) => console.AsAsync<SharingService, SiteSharing>(Actor.System, sharing => sharing.ShowAsync(site));

    /// <summary>Two units, each with a live site, a quota, an offer and a day of figures.</summary>
    public sealed class TwoUnits : IAsyncLifetime
    {
        public ConsoleServices Console { get; } = new();

        public Actor Manager { get; private set; } = Actor.Nobody;

        public async Task InitializeAsync()
        {
            await Console.InitializeAsync();
            Manager = Register.UnitManagerOf(await MakeAsync("MINE"));
            await MakeAsync("OTHER");
            await Console.AsAsync<AggregationService>(Actor.System, aggregation => aggregation.RunAsync(CancellationToken.None));
        }

        public Task DisposeAsync() => Console.DisposeAsync();

        private async Task<int> MakeAsync(string code)
        {
            var organisation = await Console.OrganisationAsync(code);
            await Console.SiteAsync(Register.Site(code, $"{code}-1"), Lifecycle.Live);
            await Console.QuotaAsync($"{code}-1", 60);
            await Console.PublishAsync(Register.Operator, $"{code}-1", 40);
            await SendAsync($"{code}-1");
            return organisation;
        }

        private async Task SendAsync(string site)
        {
            var directory = await Console.Services.GetRequiredService<SiteDirectorySource>()(CancellationToken.None);
            var lines = Encoding.UTF8.GetBytes(TrafficDatabase.Line($"{site}-e", $"{Shown.Day(Console.Clock.Today.AddDays(-1))}T08:00:00+08:00", site: site));
            var answer = await Console.Services.GetRequiredService<IngestionService>().IngestAsync(
                GateEventReader.Read(lines, GateEventFormat.Lines, Console.Clock.GetUtcNow())!,
                new SenderKey(1, directory.Sites.Values.Select(known => known.Id).ToHashSet()), directory, CancellationToken.None);
            Assert.Equal(1, answer.Accepted);
        }
    }
}
