using System.Data.Common;

namespace ParkingOps.Web.Data;

/// <summary>Entries of the quarantine on their way back into the store.</summary>
/// <param name="Entries">The entry of each record, by the record's number in the batch.</param>
/// <param name="By">Who replays them.</param>
/// <param name="At">When.</param>
/// <param name="Tell">Writes the line of the trail, in the transaction that stores the events; called once a try.</param>
public sealed record Replay(IReadOnlyList<long> Entries, string By, DateTimeOffset At, Func<DbTransaction, ReplayCounts, Task> Tell);

/// <summary>What became of replayed entries.</summary>
/// <param name="Tried">Entries that were open.</param>
/// <param name="Accepted">Those that are among the events now.</param>
/// <param name="Duplicates">Those whose event was known already.</param>
public readonly record struct ReplayCounts(int Tried, int Accepted, int Duplicates)
{
    /// <summary>Those that stay in the quarantine, with the reason of this time.</summary>
    public int Refused => Tried - Accepted - Duplicates;

    /// <summary>Two together.</summary>
    public static ReplayCounts operator +(ReplayCounts left, ReplayCounts right) =>
        new(left.Tried + right.Tried, left.Accepted + right.Accepted, left.Duplicates + right.Duplicates);
}
