using Microsoft.AspNetCore.Http.HttpResults;
using ParkingOps.Web.Features.Traffic;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>Where the citizen app delivers agreements and reservations.</summary>
public static class BookingApi
{
    /// <summary>Name of the policy that admits keys of the citizen app.</summary>
    public const string Policy = "citizen-app";

    private delegate IReadOnlyList<BookingRecord<TSpan>>? Read<TSpan>(ReadOnlyMemory<byte> body, GateEventFormat format, DateTimeOffset now);

    /// <summary>Maps <c>POST /api/v1/agreements</c> and <c>POST /api/v1/reservations</c>.</summary>
    public static IEndpointConventionBuilder MapBookings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").RequireAuthorization(Policy);
        group.WithTags("bookings").WithMetadata(
            new RefusalCodes(StatusCodes.Status400BadRequest, "nothing-readable"),
            new RefusalCodes(StatusCodes.Status413PayloadTooLarge, "too-large", "too-many-records"),
            new RefusalCodes(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type"));
        group.MapPost("/agreements", TakeAgreementsAsync).WithSummary("Takes agreements of the citizen app.")
            .WithMetadata(new RequestExample(typeof(AgreementExample[]), """[{"agreementId":"A-1","siteCode":"G-001-P1","plate":"沪A12345","firstDay":"2026-03-01","lastDay":"2026-03-31"}]"""),
                new AnswerExample("""{"accepted":1,"corrected":0,"duplicates":0,"rejected":[]}"""));
        group.MapPost("/reservations", TakeReservationsAsync).WithSummary("Takes reservations of the citizen app.")
            .WithMetadata(new RequestExample(typeof(ReservationExample[]), """[{"reservationId":"R-1","siteCode":"H-001-P1","plate":"沪A12345","slotStart":"2026-03-02T09:00:00+08:00","slotEnd":"2026-03-02T09:30:00+08:00","bookedAt":"2026-03-01T20:00:00+08:00"}]"""),
                new AnswerExample("""{"accepted":1,"corrected":0,"duplicates":0,"rejected":[]}"""));
        return group;
    }

    private static Task<Results<Ok<BookingAnswer<RejectedAgreement>>, ProblemHttpResult>> TakeAgreementsAsync(
        HttpContext context, BookingService bookings, TimeProvider clock, CancellationToken cancel) =>
        TakeAsync<AgreementSpan, BookingAnswer<RejectedAgreement>>(context, clock, BookingReader.ReadAgreements, bookings.TakeAgreementsAsync, cancel);

    private static Task<Results<Ok<BookingAnswer<RejectedReservation>>, ProblemHttpResult>> TakeReservationsAsync(
        HttpContext context, BookingService bookings, TimeProvider clock, CancellationToken cancel) =>
        TakeAsync<ReservationSpan, BookingAnswer<RejectedReservation>>(context, clock, BookingReader.ReadReservations, bookings.TakeReservationsAsync, cancel);

    private static async Task<Results<Ok<TAnswer>, ProblemHttpResult>> TakeAsync<TSpan, TAnswer>(
        HttpContext context, TimeProvider clock, Read<TSpan> read,
        Func<IReadOnlyList<BookingRecord<TSpan>>, CancellationToken, Task<TAnswer>> takeAsync, CancellationToken cancel)
    {
        if (GateEventApi.FormatOf(context.Request) is not { } format) return GateEventApi.Refuse(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send application/x-ndjson or application/json.");
        var body = await GateEventBody.ReadAsync(context, cancel);
        if (body is null) return GateEventApi.Refuse(StatusCodes.Status413PayloadTooLarge, "too-large", "A request is at most 4 MiB.");
        var records = read(body.Value, format, clock.GetUtcNow());
        if (records is null) return GateEventApi.Refuse(StatusCodes.Status400BadRequest, "nothing-readable", "No record of the body can be read as JSON.");
        if (records.Count > JsonRecords.Most) return GateEventApi.Refuse(StatusCodes.Status413PayloadTooLarge, "too-many-records", "A request is at most 10,000 records.");
        return TypedResults.Ok(await takeAsync(records, cancel));
    }
}

/// <summary>One agreement as it is sent; docs/api.md says what each field means.</summary>
public sealed record AgreementExample(string AgreementId, string SiteCode, string Plate, DateOnly FirstDay, DateOnly LastDay, string? Service, DateTimeOffset? CancelledAt, int? Revision);

/// <summary>One reservation as it is sent; docs/api.md says what each field means.</summary>
public sealed record ReservationExample(
    string ReservationId, string SiteCode, string Plate, DateTimeOffset SlotStart, DateTimeOffset SlotEnd, DateTimeOffset BookedAt,
    string? Service, DateTimeOffset? CancelledAt, DateTimeOffset? VoidedAt, int? Revision);
