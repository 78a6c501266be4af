using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Sharing;

/// <summary>
/// Decides about agreements or reservations that arrive, one after another, against what is kept under their ids: the rule of gate
/// events without its days (semantics 6). Equal content is a duplicate, a lower revision too; other content needs a higher revision.
/// </summary>
/// <param name="kept">What is kept, by the sender's id.</param>
public sealed class BookingLedger<TTerms>(IReadOnlyDictionary<string, (int Revision, TTerms Terms)> kept)
    where TTerms : IEquatable<TTerms>
{
    private readonly Dictionary<string, (int Revision, TTerms Terms)> current = new(kept);

    /// <summary>Takes the next record; accepted and corrected ones are kept from now on.</summary>
    public Reception Receive(string externalId, int revision, TTerms terms)
    {
        var isKnown = current.TryGetValue(externalId, out var known);
        if (isKnown && revision < known.Revision) return Reception.Duplicate;
        if (isKnown && revision == known.Revision) return known.Terms.Equals(terms) ? Reception.Duplicate : Reception.Conflict;
        current[externalId] = (revision, terms);
        return isKnown ? Reception.Corrected : Reception.Accepted;
    }
}
