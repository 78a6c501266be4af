namespace ParkingOps.Web.Features.Reservations;

/// <summary>An agreement that was refused.</summary>
/// <param name="Index">Number of the record in the request, from 0.</param>
/// <param name="AgreementId">The sender's id, where it could be read.</param>
/// <param name="Code">See <see cref="BookingRejection"/>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record RejectedAgreement(int Index, string? AgreementId, string Code, string Message);

/// <summary>A reservation that was refused.</summary>
/// <param name="Index">Number of the record in the request, from 0.</param>
/// <param name="ReservationId">The sender's id, where it could be read.</param>
/// <param name="Code">See <see cref="BookingRejection"/>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record RejectedReservation(int Index, string? ReservationId, string Code, string Message);

/// <summary>What became of a request's records; all of it is durable when this is answered.</summary>
/// <param name="Accepted">Records kept, corrections included.</param>
/// <param name="Corrected">Records kept in place of a lower revision.</param>
/// <param name="Duplicates">Records known already.</param>
/// <param name="Rejected">Records refused, in their order.</param>
public sealed record BookingAnswer<TRejected>(int Accepted, int Corrected, int Duplicates, IReadOnlyList<TRejected> Rejected);
