using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>
/// Takes agreements and reservations of the citizen app. What it answers is durable; a record sent again is a duplicate, a higher revision
/// replaces. All keys of the citizen app are one sender, so that a new key goes on where the old one ended.
/// </summary>
public sealed class BookingService(IBookingStore store, PlateVault vault, TimeProvider clock)
{
    private const string CitizenApp = "citizen-app";

    /// <summary>Stores the agreements that are in order and refuses the rest one by one.</summary>
    public Task<BookingAnswer<RejectedAgreement>> TakeAgreementsAsync(IReadOnlyList<BookingRecord<AgreementSpan>> records, CancellationToken cancel) => TakeAsync(
        records,
        ServiceKind.OffPeakSharing,
        (span, site, service, plate) => new AgreementTerms(site, service, plate, span.FirstDay, span.LastDay, span.CancelledAt),
        (arriving, at) => store.StoreAsync(CitizenApp, arriving, at, cancel),
        (record, code) => new RejectedAgreement(record.Index, record.Id, code.Name(), code.Message()),
        cancel);

    /// <summary>Stores the reservations that are in order and refuses the rest one by one.</summary>
    public Task<BookingAnswer<RejectedReservation>> TakeReservationsAsync(IReadOnlyList<BookingRecord<ReservationSpan>> records, CancellationToken cancel) => TakeAsync(
        records,
        ServiceKind.HospitalReservation,
        (span, site, service, plate) => new ReservationTerms(
            site, service, plate, new Interval(span.SlotStart, span.SlotEnd), span.BookedAt, span.CancelledAt, span.VoidedAt),
        (arriving, at) => store.StoreAsync(CitizenApp, arriving, at, cancel),
        (record, code) => new RejectedReservation(record.Index, record.Id, code.Name(), code.Message()),
        cancel);

    private static BookingRejection? FaultOf<TSpan>(BookingRecord<TSpan> record, ServiceKind service, IReadOnlyDictionary<string, BookableSite> sites) =>
        record.Rejection
        ?? (!sites.TryGetValue(record.SiteCode, out var site) ? BookingRejection.UnknownSite
            : !site.Services.Contains(service) ? BookingRejection.SiteNotSharing
            : null);

    private async Task<BookingAnswer<TRejected>> TakeAsync<TSpan, TTerms, TRejected>(
        IReadOnlyList<BookingRecord<TSpan>> records,
        ServiceKind usual,
        Func<TSpan, int, ServiceKind, long, TTerms> termsOf,
        Func<IReadOnlyList<ArrivingBooking<TTerms>>, DateTimeOffset, Task<IReadOnlyList<Reception>>> storeAsync,
        Func<BookingRecord<TSpan>, BookingRejection, TRejected> reject,
        CancellationToken cancel)
    {
        var sites = await store.SitesAsync(cancel);
        var (arriving, senders, rejected) = (new List<ArrivingBooking<TTerms>>(), new List<BookingRecord<TSpan>>(), new List<(int Index, TRejected One)>());
        foreach (var record in records)
        {
            var service = record.Service ?? usual;
            if (FaultOf(record, service, sites) is { } fault)
            {
                rejected.Add((record.Index, reject(record, fault)));
                continue;
            }

            var plate = new SealedPlate(vault.Hash(record.Plate), record.Plate.Mask, vault.Seal(record.Plate));
            arriving.Add(new ArrivingBooking<TTerms>(record.Id!, record.Revision, termsOf(record.Span!, sites[record.SiteCode].Id, service, plate.Hash), plate));
            senders.Add(record);
        }

        var receptions = arriving.Count == 0 ? [] : await storeAsync(arriving, clock.GetUtcNow());
        foreach (var (reception, record) in receptions.Zip(senders))
            if (reception == Reception.Conflict) rejected.Add((record.Index, reject(record, BookingRejection.Conflict)));
        var (corrected, duplicates) = (receptions.Count(one => one == Reception.Corrected), receptions.Count(one => one == Reception.Duplicate));
        return new BookingAnswer<TRejected>(
            receptions.Count(one => one == Reception.Accepted) + corrected, corrected, duplicates, [.. rejected.OrderBy(one => one.Index).Select(one => one.One)]);
    }
}
