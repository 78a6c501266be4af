using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Audit;

/// <summary>For how long lines are kept.</summary>
/// <param name="KeepMonths">Months; 36 unless set, never fewer than 6.</param>
public sealed record TrailRetention(int KeepMonths)
{
    /// <summary>Setting with the months.</summary>
    public const string Setting = "Audit:KeepMonths";

    private const int Fewest = 6;
    private const int Usual = 36;

    /// <summary>What is configured.</summary>
    /// <exception cref="InvalidOperationException">Fewer than 6 months.</exception>
    public static TrailRetention Of(IConfiguration configuration) => configuration.GetValue(Setting, Usual) is var months and >= Fewest
        ? new TrailRetention(months)
        : throw new InvalidOperationException($"{Setting} must be {Fewest} or more: the trail is kept that long at least.");
}

/// <summary>
/// Lets go of lines that are older than the retention. The whole trail is verified before, so that no fault goes with them, and a signed
/// checkpoint stays in their place, to which the next line is tied.
/// </summary>
public sealed class AuditPruningService(AuditCheckService checks, ITrailStore store, TrailChain chain, TrailRetention retention, ConsoleDbFactory databases, TimeProvider clock)
{
    /// <summary>Lets go of what is old enough; the number of lines.</summary>
    /// <exception cref="RuleException"><c>trail-faulty</c>: nothing goes while anything is wrong. <c>trail-owner</c>: the owner of the tables is not configured.</exception>
    public async Task<long> PruneAsync(CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem, cancel);
        if ((await checks.VerifyAsync(cancel)).Fault is { } fault) throw new RuleException("trail-faulty", fault);
        var before = ServiceDay.StartOf(ServiceDay.Today(clock).AddMonths(-retention.KeepMonths));
        return await store.PruneAsync(database, chain, before, clock.GetUtcNow(), cancel);
    }
}
