using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data;

/// <summary>An agreement or reservation on its way into the store.</summary>
/// <param name="ExternalId">The sender's own id.</param>
/// <param name="Revision">Revision, from 1.</param>
/// <param name="Terms">What it says.</param>
/// <param name="Plate">Its plate.</param>
public sealed record ArrivingBooking<TTerms>(string ExternalId, int Revision, TTerms Terms, SealedPlate Plate);

/// <summary>What taking bookings needs to know of a site.</summary>
/// <param name="Id">Number of the site.</param>
/// <param name="Services">Services for which it has a quota or an offer of any date.</param>
public sealed record BookableSite(int Id, IReadOnlySet<ServiceKind> Services);

/// <summary>
/// Keeps agreements and reservations; part of the seam to the provider. What is stored marks the site-days whose figures it touches in the
/// same transaction. Batches of one sender take turns, so that the same records sent twice at once are stored once.
/// </summary>
public interface IBookingStore
{
    /// <summary>The sites by their code.</summary>
    Task<IReadOnlyDictionary<string, BookableSite>> SitesAsync(CancellationToken cancel);

    /// <summary>Stores agreements; one reception for each, in the same order, once all of it is durable.</summary>
    Task<IReadOnlyList<Reception>> StoreAsync(string source, IReadOnlyList<ArrivingBooking<AgreementTerms>> arriving, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Stores reservations; one reception for each, in the same order, once all of it is durable.</summary>
    Task<IReadOnlyList<Reception>> StoreAsync(string source, IReadOnlyList<ArrivingBooking<ReservationTerms>> arriving, DateTimeOffset at, CancellationToken cancel);
}
