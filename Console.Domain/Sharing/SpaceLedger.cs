namespace ParkingOps.Domain.Sharing;

/// <summary>
/// The ledger of a site at one instant (semantics 15): shareable = published of all services + withdrawn + unpublished, each at least 0.
/// </summary>
/// <param name="Shareable">Spaces that the site may share.</param>
/// <param name="Published">Spaces on offer, all services.</param>
/// <param name="Withdrawn">Spaces that would be on offer but for a withdrawal or suspension.</param>
public readonly record struct SpaceLedger(int Shareable, int Published, int Withdrawn)
{
    /// <summary>Spaces that could be shared and are not.</summary>
    public int Unpublished => Shareable - Published - Withdrawn;

    /// <summary>Whether no part is below zero.</summary>
    public bool Balances => Published >= 0 && Withdrawn >= 0 && Unpublished >= 0;
}
