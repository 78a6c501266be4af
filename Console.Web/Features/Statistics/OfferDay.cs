namespace ParkingOps.Web.Features.Statistics;

/// <summary>What was on offer at one site on one service day under one service kind, in space-minutes; written by the aggregation.</summary>
public sealed class OfferDay
{
    /// <summary>The site.</summary>
    public int SiteId { get; init; }

    /// <summary>The service day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The service kind.</summary>
    public short Service { get; init; }

    /// <summary>Offered space-minutes by hour, 24 of them.</summary>
    public int[] Offered { get; init; } = [];

    /// <summary>Space-minutes of the quota by hour, 24 of them.</summary>
    public int[] Quota { get; init; } = [];
}
