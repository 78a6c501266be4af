using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Audit;

/// <summary>
/// Puts new lines into the chain and moves the anchor on. Of several nodes one seals; each moves its own anchor. Where the chain does not
/// reach the anchor nothing is sealed any more: a new tail would hide that the old one was cut off.
/// </summary>
public sealed class TrailSealer(ITrailStore store, TrailChain chain, TrailAnchor anchor, ILogger<TrailSealer> log) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    /// <summary>Seals what waits; the number of lines sealed.</summary>
    /// <param name="everything">Whether to look for lines that were committed very late too.</param>
    /// <param name="cancel">Ends it between two pieces.</param>
    /// <exception cref="RuleException"><c>trail-broken</c>: the chain does not reach its anchor.</exception>
    public async Task<int> SealAsync(bool everything, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var known = await DemandAnchoredAsync(cancel);
            var round = await store.SealAsync(chain, everything, cancel);
            if (round.Refused > 0) log.LogCritical("{Lines} lines of the audit trail were not written by this console and stay unsealed; run verify-audit", round.Refused);
            var head = round.Head ?? await store.HeadAsync(cancel);
            if (known is null ? head.Number > 0 : head.Number > known.Number) anchor.Write(head);
            return round.Sealed;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<TrailHead?> DemandAnchoredAsync(CancellationToken cancel)
    {
        if (anchor.Read() is not { } known) return null;
        var head = await store.HeadAsync(cancel);
        if (head.IsSameAs(known) || (await store.PlaceAsync(known.Number, cancel))?.IsSameAs(known) == true) return known;
        throw new RuleException("trail-broken", known.Number);
    }
}
