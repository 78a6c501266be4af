using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Quarantine;
using Xunit;

namespace ParkingOps.Tests.Features.Quarantine;

public sealed class SiteCodeTests
{
    [Fact]
    public async Task Map_OfACode_HoldsAtOnceAtEveryNodeAndAfterARestart_UntilItEnds()
    {
        await using var run = await QuarantineRun.StartAsync();
        await using var second = ConsoleServices.Build(run.Console.Connection, run.Console.Clock);
        Assert.Equal(["unknown-site"], await CodesAsync(second.Services, "0"));

        await run.MapAsync("OLD-1", "MINE-1", await run.KeyOfAsync("MINE"));

        Assert.Empty(await CodesAsync(second.Services, "1"));
        Assert.Empty(await CodesAsync(run.Console.Services, "2"));
        await using var restarted = ConsoleServices.Build(run.Console.Connection, run.Console.Clock);
        Assert.Empty(await CodesAsync(restarted.Services, "3"));
        var mapping = Assert.Single(await run.Console.AsAsync<SiteCodeService, List<SiteCodeRow>>(Register.Operator, mappings => mappings.ListAsync()));
        await run.Console.AsAsync<SiteCodeService>(Register.Operator, mappings => mappings.EndAsync(mapping.Id, "the contract is over"));
        Assert.Equal(["unknown-site"], await CodesAsync(second.Services, "4"));
        Assert.Equal(["1", "2", "3"], await run.QueryAsync("select event_id from gate_events order by 1"));
        Assert.Equal(
            [("changed", "the contract is over"), ("created", "the code of the old contract")],
            (await run.Console.TrailOfAsync("OLD-1")).Where(line => line.Record == "SiteCodeMapping").Select(line => (line.Act, line.Reason!)));

        async Task<IEnumerable<string>> CodesAsync(IServiceProvider node, string id) => (await run.SendAsync("MINE", node, run.Line(id))).Rejected.Select(one => one.Code);
    }

    [Fact]
    public async Task Map_ForAllKeys_ReachesNoSiteThatTheKeyDoesNot()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.MapAsync("OLD-1", "MINE-1");

        Assert.Equal(1, (await run.SendAsync(run.Line("a"))).Accepted);
        Assert.Equal(["not-your-site"], (await run.SendAsync("OTHER", run.Console.Services, run.Line("a"))).Rejected.Select(one => one.Code));
    }

    [Fact]
    public async Task Map_OfOneKey_ComesBeforeThatOfAllKeys()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.MapAsync("OLD-1", "OTHER-1");
        await run.MapAsync("OLD-1", "MINE-1", await run.KeyOfAsync("MINE"));

        Assert.Equal(1, (await run.SendAsync(run.Line("a"))).Accepted);
        Assert.Equal(1, (await run.SendAsync("OTHER", run.Console.Services, run.Line("a"))).Accepted);
        Assert.Equal(["MINE-1", "OTHER-1"], await run.QueryAsync("select code from gate_events join sites on id = site_id order by 1"));
    }

    [Fact]
    public async Task Map_OfACodeThatIsRegisteredLater_HoldsUntilItEnds_SoThatNoEventCountsTwice()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.MapAsync("LATER-1", "MINE-1");
        Assert.Equal(1, (await run.SendAsync(run.Line("a", "LATER-1"))).Accepted);

        await run.Console.SiteAsync(Register.Site("MINE", "LATER-1"), Lifecycle.Live);

        Assert.Equal((0, 1), (await run.SendAsync(run.Line("a", "LATER-1")) is var again ? (again.Accepted, again.Duplicates) : default));
        var mapping = Assert.Single(await run.Console.AsAsync<SiteCodeService, List<SiteCodeRow>>(Register.Operator, mappings => mappings.ListAsync()));
        await run.Console.AsAsync<SiteCodeService>(Register.Operator, mappings => mappings.EndAsync(mapping.Id, "the site is registered"));
        await run.SendAsync(run.Line("b", "LATER-1"));
        Assert.Equal(["LATER-1 b", "MINE-1 a"], await run.QueryAsync("select code || ' ' || event_id from gate_events join sites on id = site_id order by 1"));
    }

    [Fact]
    public async Task Map_OfWhatCannotBe_IsRefused()
    {
        await using var run = await QuarantineRun.StartAsync();
        var key = await run.KeyOfAsync("MINE");
        await run.MapAsync("OLD-1", "MINE-1", key);

        Assert.Equal("mapping-taken", await Register.RefusalAsync(() => run.MapAsync("OLD-1", "MINE-1", key)));
        Assert.Equal("mapping-registered", await Register.RefusalAsync(() => run.MapAsync("OTHER-1", "MINE-1")));
        Assert.Equal("mapping-reach", await Register.RefusalAsync(() => run.MapAsync("OLD-2", "OTHER-1", key)));
        Assert.Equal("correction-site", await Register.RefusalAsync(() => run.MapAsync("OLD-2", "NONE", key)));
        Assert.Equal("not-found", await Register.RefusalAsync(() => run.MapAsync("OLD-2", "MINE-1", 999)));
    }

    [Fact]
    public async Task Map_TwiceAtOnce_HoldsOnce()
    {
        await using var run = await QuarantineRun.StartAsync();

        var refusals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Register.RefusalAsync(() => run.MapAsync("OLD-1", "MINE-1"))));

        Assert.Equal([null, "mapping-taken", "mapping-taken", "mapping-taken"], refusals.OrderBy(one => one, StringComparer.Ordinal));
    }
}
