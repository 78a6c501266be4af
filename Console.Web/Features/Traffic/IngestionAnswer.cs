namespace ParkingOps.Web.Features.Traffic;

/// <summary>A record that was refused and went to the quarantine.</summary>
/// <param name="Index">Number of the record in the request, from 0.</param>
/// <param name="EventId">The source's id, where it could be read.</param>
/// <param name="Code">See <see cref="RejectionCode"/>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record RejectedRecord(int Index, string? EventId, string Code, string Message);

/// <summary>What became of a request's records; all of it is durable when this is answered.</summary>
/// <param name="Accepted">Events kept, corrections included.</param>
/// <param name="Corrected">Events kept in place of a lower revision.</param>
/// <param name="Duplicates">Events known already.</param>
/// <param name="Rejected">Records refused, in their order.</param>
public sealed record IngestionAnswer(int Accepted, int Corrected, int Duplicates, IReadOnlyList<RejectedRecord> Rejected);
