using System.Numerics;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>
/// Hash of what makes two records of one event the same content (semantics 6): gate, direction, plate, time, admission, service and
/// payment, but not the revision. Stored, so it must never change.
/// </summary>
internal static class ContentHash
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    public static long Of(GateEventRecord record, long plateHash)
    {
        var hash = Seed;
        foreach (var letter in record.Gate!) hash = (hash ^ letter) * Prime;
        hash = Mix(hash, plateHash);
        hash = Mix(hash, record.At.UtcTicks);
        hash = Mix(hash, (long)record.Direction | ((long)record.Admission << 8) | ((long)(record.Service ?? 0) << 16));
        hash = Mix(hash, (long)(record.PaymentChannel ?? 0));
        return (long)Mix(hash, record.AmountFen ?? -1);
    }

    private static ulong Mix(ulong hash, long value) => BitOperations.RotateLeft((hash ^ (ulong)value) * Spread, 29) * Prime;
}
