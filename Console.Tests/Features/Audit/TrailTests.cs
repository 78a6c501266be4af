using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Audit;
using Xunit;

namespace ParkingOps.Tests.Features.Audit;

/// <summary>The chain on a real server, in the hands of somebody who may do everything in the database but has no key.</summary>
public sealed class TrailTests : IAsyncLifetime
{
    private readonly ConsoleServices console = new();

    public async Task InitializeAsync()
    {
        await console.InitializeAsync();
        await console.OrganisationAsync("CHAIN");
        await SealAsync();
    }

    public async Task DisposeAsync() => await console.DisposeAsync();

    [Fact]
    public async Task Verify_OfAnHonestTrail_CountsEveryRecord()
    {
        var check = await VerifyAsync();

        Assert.Null(check.Fault);
        Assert.True(check.IsAnchored);
        Assert.Equal((await AskAsync("select count(*) from audit_trail"), 0), (check.Sealed, check.Waiting));
    }

    [Fact]
    public async Task Verify_BeforeTheNextSeal_TellsHowManyWait()
    {
        await console.OrganisationAsync("WAITS");

        var check = await VerifyAsync();

        Assert.Equal((null, 1), (check.Fault, check.Waiting));
    }

    [Theory]
    [InlineData("by = 'somebody'")]
    [InlineData("at = at - interval '1 day'")]
    [InlineData("after = replace(after, 'Unit', 'Another')")]
    [InlineData("reason = 'so they say'")]
    [InlineData("address = '10.9.9.9'")]
    public async Task Verify_AfterAnAlteredRecord_NamesIt(string change)
    {
        var id = await LineAsync("CHAIN");
        await RunAsync($"update audit_trail set {change} where id = {id}");

        Assert.Equal((TrailFaultKind.Altered, await NumberAsync(id), id), Found(await VerifyAsync()));
    }

    [Fact]
    public async Task Verify_AfterADeletedRecord_NamesIt()
    {
        var id = await LineAsync("H-003");
        var number = await NumberAsync(id);
        await RunAsync($"delete from audit_trail where id = {id}");
        Assert.Equal((TrailFaultKind.Missing, number, id), Found(await VerifyAsync()));

        await RunAsync($"delete from audit_seals where entry_id = {id}");
        Assert.Equal((TrailFaultKind.Missing, number, null), Found(await VerifyAsync()));
    }

    [Fact]
    public async Task Verify_AfterAnInsertedRecord_NamesItAndItIsNeverSealed()
    {
        await RunAsync("insert into audit_trail (id, at, by, act, record, key, signature) select 900, at, 'forger', act, record, 'FORGED', signature from audit_trail where key = 'CHAIN'");
        await SealAsync(everything: true);

        Assert.Equal((TrailFaultKind.Inserted, null, 900), Found(await VerifyAsync()));
        Assert.Equal(0, await AskAsync("select count(*) from audit_seals where entry_id = 900"));
    }

    [Fact]
    public async Task Verify_AfterAnInsertedRecordWithASealOfItsOwn_NamesIt()
    {
        var head = await AskAsync("select max(number) from audit_seals");
        await RunAsync("insert into audit_trail (id, at, by, act, record, key, signature) select 901, at, 'forger', act, record, 'FORGED', signature from audit_trail where key = 'CHAIN'");
        await RunAsync($"insert into audit_seals (number, entry_id, mac) select {head + 1}, 901, mac from audit_seals where number = {head}");

        Assert.Equal((TrailFaultKind.Inserted, head + 1, 901), Found(await VerifyAsync()));
    }

    [Fact]
    public async Task Verify_AfterTwoRecordsChangedPlaces_NamesTheFirst()
    {
        await RunAsync("update audit_seals set number = -1 where number = 5; update audit_seals set number = 5 where number = 6; update audit_seals set number = 6 where number = -1");

        Assert.Equal(TrailFaultKind.Altered, (await VerifyAsync()).Fault);
        Assert.Equal(5, (await VerifyAsync()).FaultNumber);
    }

    [Fact]
    public async Task Verify_AfterACutTail_NamesTheFirstPlaceThatIsGoneAndNothingIsSealedOver()
    {
        var head = await AskAsync("select max(number) from audit_seals");
        await RunAsync($"delete from audit_trail where id in (select entry_id from audit_seals where number > {head - 3}); delete from audit_seals where number > {head - 3}");

        Assert.Equal((TrailFaultKind.CutOff, head - 2, null), Found(await VerifyAsync()));
        await console.OrganisationAsync("AFTER");
        Assert.Equal("trail-broken", (await Assert.ThrowsAsync<RuleException>(() => SealAsync())).Code);
        Assert.Equal((TrailFaultKind.CutOff, head - 2, null), Found(await VerifyAsync()));
    }

    [Fact]
    public async Task Verify_WithAnotherKey_TrustsNothing()
    {
        var other = console.Services.GetRequiredService<ITrailStore>();
        TrailVerifier? verifier = null;
        var key = new TrailChain(new byte[TrailChain.KeyBytes]);

        await other.ReadAsync(key, from => verifier = new TrailVerifier(key, from, null), CancellationToken.None);

        Assert.Equal((TrailFaultKind.Inserted, 1L), (verifier!.Fault!.Kind, verifier.Fault.Number));
    }

    [Fact]
    public async Task Seal_OfASecondNodeMeanwhile_LeavesItToTheFirstAndFollows()
    {
        await using var second = ConsoleServices.Build(console.Connection, console.Clock, $"--{AuditSetup.AnchorSetting}={TestDatabase.Folder}/second-{Guid.NewGuid():N}.json");
        await console.OrganisationAsync("NODES");

        var rounds = await Task.WhenAll(SealAsync(), second.Services.GetRequiredService<TrailSealer>().SealAsync(everything: false, CancellationToken.None));
        await SealAsync();
        await second.Services.GetRequiredService<TrailSealer>().SealAsync(everything: false, CancellationToken.None);

        Assert.InRange(rounds.Sum(), 0, 1);
        Assert.Equal(1, await AskAsync("select count(*) from audit_seals s join audit_trail t on t.id = s.entry_id where t.key = 'NODES'"));
        Assert.Null((await VerifyAsync()).Fault);
        Assert.True(console.Services.GetRequiredService<TrailAnchor>().Read()!.IsSameAs(second.Services.GetRequiredService<TrailAnchor>().Read()!));
    }

    [Fact]
    public async Task Seal_AfterADeathBetweenCommitAndAnchor_GoesOn()
    {
        var anchor = console.Services.GetRequiredService<TrailAnchor>();
        var before = anchor.Read()!;
        await console.OrganisationAsync("DEATH");
        await SealAsync();
        anchor.Write(before);

        Assert.Null((await VerifyAsync()).Fault);
        await console.OrganisationAsync("LIFE");
        await SealAsync();

        Assert.Equal(await AskAsync("select max(number) from audit_seals"), anchor.Read()!.Number);
        Assert.Null((await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Seal_InTheMiddleOfATransactionThatEndsLater_FindsItsLineAfterwards()
    {
        await using var late = await console.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<ConsoleDb>>().CreateDbContextAsync();
        late.Actor = Register.Operator;
        await using var transaction = await late.Database.BeginTransactionAsync();
        late.Note(new AuditNote("looked-up", "Plate", "LATE"));
        await late.SaveChangesAsync();
        await console.OrganisationAsync("EARLY");
        await SealAsync();

        await transaction.CommitAsync();
        await SealAsync();

        var check = await VerifyAsync();
        Assert.Equal((null, 0), (check.Fault, check.Waiting));
        Assert.True(await NumberAsync(await LineAsync("LATE")) > await NumberAsync(await LineAsync("EARLY")));
    }

    [Fact]
    public async Task Prune_OfOldLines_LeavesASignedCheckpointAndAWholeTrail()
    {
        var head = await AskAsync("select max(number) from audit_seals");
        console.Clock.Advance(TimeSpan.FromDays(3 * 366));
        await console.OrganisationAsync("YOUNG");
        await SealAsync();

        var gone = await PruneAsync();
        await SealAsync();

        Assert.Equal(head, gone);
        Assert.Equal(head + 1, await AskAsync("select min(number) from audit_seals"));
        Assert.Equal((null, 2), ((await VerifyAsync()).Fault, (await VerifyAsync()).Sealed));
        Assert.Equal(0, await PruneAsync());
        await RunAsync("update audit_checkpoints set signature = mac");
        Assert.Equal((TrailFaultKind.Missing, 1, null), Found(await VerifyAsync()));
    }

    [Fact]
    public async Task Prune_ThatCannotBeTold_LetsGoOfNothing()
    {
        console.Clock.Advance(TimeSpan.FromDays(3 * 366));
        await console.OrganisationAsync("YOUNG");
        await SealAsync();
        var lines = await AskAsync("select count(*) from audit_trail");
        await RunAsync("""
            create function refuse_line() returns trigger language plpgsql as $$ begin raise exception 'no line'; end $$;
            create trigger refuse_line before insert on audit_trail for each row when (new.act = 'pruned') execute function refuse_line()
            """);

        await Assert.ThrowsAsync<DbUpdateException>(PruneAsync);

        Assert.Equal((lines, 0L), (await AskAsync("select count(*) from audit_trail"), await AskAsync("select count(*) from audit_checkpoints")));
        await RunAsync("drop trigger refuse_line on audit_trail");
        Assert.True(await PruneAsync() > 0);
    }

    [Fact]
    public async Task Prune_OfAFaultyTrail_IsRefused()
    {
        await RunAsync($"update audit_trail set by = 'somebody' where id = {await LineAsync("CHAIN")}");
        console.Clock.Advance(TimeSpan.FromDays(3 * 366));

        Assert.Equal("trail-faulty", (await Assert.ThrowsAsync<RuleException>(PruneAsync)).Code);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("0")]
    public void Retention_ShorterThanSixMonths_IsRefused(string months) => Assert.Throws<InvalidOperationException>(
        () => TrailRetention.Of(new ConfigurationBuilder().AddInMemoryCollection([new(TrailRetention.Setting, months)]).Build()));

    private Task<long> PruneAsync() => console.AsAsync<AuditPruningService, long>(Actor.System, pruning => pruning.PruneAsync());

    private static (TrailFaultKind?, long?, long?) Found(AuditCheck check) => (check.Fault, check.FaultNumber, check.FaultEntryId);

    private Task<int> SealAsync(bool everything = false) => console.Services.GetRequiredService<TrailSealer>().SealAsync(everything, CancellationToken.None);

    private Task<AuditCheck> VerifyAsync() => console.AsAsync<AuditCheckService, AuditCheck>(Register.Auditor, checks => checks.VerifyAsync());

    private Task RunAsync(string sql) => TestDatabase.ExecuteAsync(console.Connection, sql);

    private async Task<long> AskAsync(string sql) => (await TestDatabase.QueryAsync<long>(console.Connection, sql))[0];

    private Task<long> LineAsync(string key) => AskAsync($"select id from audit_trail where key = '{key}' order by id limit 1");

    private Task<long> NumberAsync(long id) => AskAsync($"select number from audit_seals where entry_id = {id}");
}
