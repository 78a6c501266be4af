namespace ParkingOps.Domain.Sites;

/// <summary>Spaces of a site from a day on (semantics 13): total = internal + shareable.</summary>
/// <param name="FirstDay">First service day on which it holds.</param>
/// <param name="Internal">Spaces that the unit keeps for itself.</param>
/// <param name="Shareable">Spaces that it may share.</param>
public sealed record SiteCapacity(DateOnly FirstDay, int Internal, int Shareable)
{
    /// <summary>All spaces.</summary>
    public int Total => Internal + Shareable;
}
