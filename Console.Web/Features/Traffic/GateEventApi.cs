using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Where gates deliver their events.</summary>
public static class GateEventApi
{
    /// <summary>Name of the policy that admits API keys with gate events.</summary>
    public const string Policy = "gate-events";

    private const string Lines = "application/x-ndjson";
    private const string Array = "application/json";

    /// <summary>Maps <c>POST /api/v1/gate-events</c>.</summary>
    public static IEndpointConventionBuilder MapGateEvents(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/gate-events", TakeAsync).RequireAuthorization(Policy).WithTags("traffic")
            .WithSummary("Takes gate events; each is stored, or refused with a code and kept in the quarantine.")
            .WithMetadata(
                new RequestExample(typeof(GateEventExample[]), """[{"eventId":"A-1","siteCode":"SH-001","gate":"G1","direction":"entry","plate":"沪A12345","at":"2026-03-01T08:00:00+08:00","admission":"ordinary"}]"""),
                new AnswerExample("""{"accepted":1,"corrected":0,"duplicates":0,"rejected":[{"index":1,"eventId":"A-2","code":"bad-plate","message":"..."}]}"""),
                new RefusalCodes(StatusCodes.Status400BadRequest, "nothing-readable"),
                new RefusalCodes(StatusCodes.Status413PayloadTooLarge, "too-large", "too-many-events"),
                new RefusalCodes(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type"));

    private static async Task<Results<Ok<IngestionAnswer>, ProblemHttpResult>> TakeAsync(
        HttpContext context, IngestionService ingestion, SiteDirectorySource sites, TimeProvider clock, CancellationToken cancel)
    {
        if (FormatOf(context.Request) is not { } format) return Refuse(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send {Lines} or {Array}.");
        var body = await GateEventBody.ReadAsync(context, cancel);
        if (body is null) return Refuse(StatusCodes.Status413PayloadTooLarge, "too-large", "A request is at most 4 MiB.");
        var records = GateEventReader.Read(body.Value, format, clock.GetUtcNow());
        if (records is null) return Refuse(StatusCodes.Status400BadRequest, "nothing-readable", "No record of the body can be read as JSON.");
        if (records.Count > GateEventReader.MaxRecords) return Refuse(StatusCodes.Status413PayloadTooLarge, "too-many-events", "A request is at most 10,000 events.");
        var sender = context.Features.GetRequiredFeature<SenderKey>();
        return TypedResults.Ok(await ingestion.IngestAsync(records, sender, await sites(cancel), cancel));
    }

    /// <summary>How the body of a request is written; null when its content type is another.</summary>
    internal static GateEventFormat? FormatOf(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? null
        : type.MediaType.Equals(Lines, StringComparison.OrdinalIgnoreCase) ? GateEventFormat.Lines
        : type.MediaType.Equals(Array, StringComparison.OrdinalIgnoreCase) ? GateEventFormat.Array
        : null;

    /// <summary>Refuses a whole request.</summary>
    internal static ProblemHttpResult Refuse(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
}

/// <summary>One gate event as it is sent; docs/api.md says what each field means and which codes refuse it.</summary>
public sealed record GateEventExample(
    string EventId, string SiteCode, string Gate, string Direction, string Plate, DateTimeOffset At, string Admission, string? Service, int? Revision, DateTimeOffset? PreviousAt);
