namespace ParkingOps.Web.Data;

/// <summary>What only the database's own means do fast enough for traffic: the one seam to the provider.</summary>
public interface ITrafficStore
{
    /// <summary>Marks days of sites as changed, so that the aggregation takes them.</summary>
    Task MarkChangedAsync(IReadOnlyCollection<int> siteIds, DateOnly first, DateOnly last, CancellationToken cancel);
}
