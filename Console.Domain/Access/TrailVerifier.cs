using System.Security.Cryptography;

namespace ParkingOps.Domain.Access;

/// <summary>What can be wrong with a trail. The numbers are stored.</summary>
public enum TrailFaultKind
{
    /// <summary>被篡改: a record does not say what it said when it was sealed, or its seal was changed.</summary>
    Altered = 1,

    /// <summary>被删除: a sealed record is not there.</summary>
    Missing = 2,

    /// <summary>被插入: a record that the console did not write.</summary>
    Inserted = 3,

    /// <summary>尾部被截断: the chain ends before the place that is anchored outside the database.</summary>
    CutOff = 4,
}

/// <summary>The first thing that is wrong with a trail.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">Place in the chain; null for a record that has none yet.</param>
/// <param name="EntryId">Number of the record, where it is known.</param>
public sealed record TrailFault(TrailFaultKind Kind, long? Number, long? EntryId);

/// <summary>One place of the chain as it is stored, with the line it seals; null when that line is gone.</summary>
public readonly record struct TrailLink(TrailHead Place, long EntryId, AuditEntry? Entry);

/// <summary>Walks a chain link by link, holding none of it, and keeps the first fault.</summary>
/// <param name="chain">The chain's arithmetic with its key.</param>
/// <param name="from">The place after which the kept lines begin.</param>
/// <param name="anchor">The place anchored outside the database; null when none is known yet.</param>
public sealed class TrailVerifier(TrailChain chain, TrailHead from, TrailHead? anchor)
{
    private TrailHead last = from;

    /// <summary>Sealed lines found in order.</summary>
    public long Sealed { get; private set; }

    /// <summary>Genuine lines that wait for their seal.</summary>
    public long Waiting { get; private set; }

    /// <summary>The first fault; null while there is none.</summary>
    public TrailFault? Fault { get; private set; }

    /// <summary>Takes the next place of the chain; false once a fault is known.</summary>
    public bool Take(TrailLink link)
    {
        Fault ??= Check(link);
        if (Fault is not null) return false;
        last = link.Place;
        Sealed++;
        return true;
    }

    /// <summary>Ends the chain and begins with the lines that have no seal yet; false once a fault is known.</summary>
    public bool EndChain()
    {
        if (Fault is null && anchor is not null && anchor.Number > last.Number) Fault = new TrailFault(TrailFaultKind.CutOff, last.Number + 1, null);
        return Fault is null;
    }

    /// <summary>Takes a line without a seal; false once a fault is known.</summary>
    public bool TakeWaiting(AuditEntry entry)
    {
        if (chain.IsGenuine(entry)) Waiting++;
        else Fault ??= new TrailFault(TrailFaultKind.Inserted, null, entry.Id);
        return Fault is null;
    }

    private TrailFault? Check(TrailLink link)
    {
        var number = link.Place.Number;
        if (number <= last.Number) return new TrailFault(TrailFaultKind.Inserted, number, link.EntryId);
        if (number > last.Number + 1) return new TrailFault(TrailFaultKind.Missing, last.Number + 1, null);
        if (link.Entry is not { } entry) return new TrailFault(TrailFaultKind.Missing, number, link.EntryId);
        var fits = CryptographicOperations.FixedTimeEquals(chain.Seal(last, entry).Mac, link.Place.Mac);
        // The seal holds the signature the line had: where it fits, the line is the one that was sealed, whatever it says now.
        if (!chain.IsGenuine(entry)) return new TrailFault(fits ? TrailFaultKind.Altered : TrailFaultKind.Inserted, number, entry.Id);
        return fits && !IsAnchoredOtherwise(link.Place) ? null : new TrailFault(TrailFaultKind.Altered, number, entry.Id);
    }

    private bool IsAnchoredOtherwise(TrailHead place) => anchor?.Number == place.Number && !anchor.IsSameAs(place);
}
