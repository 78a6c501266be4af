namespace ParkingOps.Web.Data;

/// <summary>An act for the trail that is no change of one record: a look at personal data, a sign-in, a file taken away, a statement in bulk.</summary>
/// <param name="Act">Name of the act, for example <c>exported</c>; it has words in AuditText.</param>
/// <param name="Record">Kind of record.</param>
/// <param name="Key">Which one.</param>
public sealed record AuditNote(string Act, string Record, string Key)
{
    /// <summary>What stood before, as a JSON object by field.</summary>
    public string? Before { get; init; }

    /// <summary>What is so now, as a JSON object by field.</summary>
    public string? After { get; init; }

    /// <summary>Why; the reason of the whole save unless told.</summary>
    public string? Reason { get; init; }

    /// <summary>The organisation that it concerns; the actor's own unless told.</summary>
    public int? OrganisationId { get; init; }
}
