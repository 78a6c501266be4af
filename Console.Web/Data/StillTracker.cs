using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ParkingOps.Web.Data;

/// <summary>
/// Keeps the tracker from looking for changes until it is disposed. Whoever has just looked finds nothing new, and each look at the
/// tracked records compares all of them with what was read.
/// </summary>
internal readonly struct StillTracker : IDisposable
{
    private readonly ChangeTracker tracker;
    private readonly bool looked;

    public StillTracker(ChangeTracker tracker)
    {
        (this.tracker, looked) = (tracker, tracker.AutoDetectChangesEnabled);
        tracker.AutoDetectChangesEnabled = false;
    }

    public void Dispose() => tracker.AutoDetectChangesEnabled = looked;
}
