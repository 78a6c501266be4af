using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Data;

/// <summary>How far a round of sealing got.</summary>
/// <param name="Head">The head of the chain; null when another node is sealing.</param>
/// <param name="Sealed">Lines sealed in this round.</param>
/// <param name="Refused">Lines left out because the console did not write them.</param>
public sealed record SealRound(TrailHead? Head, int Sealed, int Refused);

/// <summary>The chain of the audit trail in the database; part of the seam to the provider.</summary>
public interface ITrailStore
{
    /// <summary>A short name of the database, which tells it from any other.</summary>
    string Name { get; }

    /// <summary>The head of the chain, whoever sealed it.</summary>
    Task<TrailHead> HeadAsync(CancellationToken cancel);

    /// <summary>The seal at a place; null when there is none.</summary>
    Task<TrailHead?> PlaceAsync(long number, CancellationToken cancel);

    /// <summary>Puts waiting lines into the chain, unless another node is at it.</summary>
    /// <param name="chain">The chain's arithmetic with its key.</param>
    /// <param name="everything">Whether to look for lines that were committed very late too.</param>
    /// <param name="cancel">Ends it between two pieces.</param>
    Task<SealRound> SealAsync(TrailChain chain, bool everything, CancellationToken cancel);

    /// <summary>Hands the whole chain and then the waiting lines to a verifier, as they are at one instant.</summary>
    Task ReadAsync(TrailChain chain, Func<TrailHead, TrailVerifier> begin, CancellationToken cancel);

    /// <summary>
    /// As the owner, lets go of the sealed lines before an instant, from the first on and without a gap, and leaves a signed checkpoint; the
    /// number of lines. The last line always stays. The line that tells of it is written through the database handed in, in the same transaction.
    /// </summary>
    /// <exception cref="Domain.RuleException"><c>trail-owner</c>: this console cannot act as the owner.</exception>
    Task<long> PruneAsync(ConsoleDb database, TrailChain chain, DateTimeOffset before, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Whether this console's own role could alter the trail.</summary>
    Task<bool> MayAlterAsync(CancellationToken cancel);
}
