using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sites;
using ParkingOps.Web.Features.Suspensions;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Web.Features.Availability;

/// <summary>What the citizen app and the city's portal read: what is on offer, why, and what is suspended.</summary>
public static class AvailabilityApi
{
    /// <summary>Name of the policy that admits keys which may read what is on offer.</summary>
    public const string Policy = "read-sharing";

    private const int FreshSeconds = 10;

    // With or without seconds and their parts, as common clients write an instant; never without an offset.
    private static readonly string[] InstantForms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Maps the three addresses.</summary>
    public static IEndpointConventionBuilder MapAvailability(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").RequireAuthorization(Policy).AddEndpointFilter(ActAsync)
            .WithTags("sharing").WithMetadata(new RefusalCodes(StatusCodes.Status400BadRequest, "district-unknown"))
            .AddOpenApiOperationTransformer((operation, _, _) => AvailabilityDocument.Complete(operation));
        group.MapGet("/availability", AvailabilityAsync).Produces<AvailabilityAnswer>().Produces(StatusCodes.Status304NotModified)
            .WithSummary("What is on offer at an instant, by site and service.")
            .WithMetadata(new RefusalCodes(StatusCodes.Status400BadRequest, "at-form", "service-unknown"), new AnswerExample("""{"at":null,"sites":[{"siteCode":"G-001-P1","name":"北门车库","organisation":"某单位","districtCode":"310101","service":"off-peak-sharing","spaces":30,"status":"open","changesAt":"2026-03-02T00:00:00+00:00"}]}"""));
        group.MapGet("/sites/{code}/why", WhyAsync).Produces<WhyAnswer>().Produces(StatusCodes.Status304NotModified)
            .WithSummary("Why a site has so many spaces on offer: the rules that decided it, in their order.")
            .WithMetadata(
                new AnswerExample("""{"siteCode":"G-001-P1","service":"off-peak-sharing","at":"2026-03-01T12:00:00+00:00","spaces":30,"rulings":[{"kind":"quota","spaces":40,"number":7,"by":"operator","day":"2026-01-01","window":"18:00-+1 08:00"}]}"""),
                new RefusalCodes(StatusCodes.Status400BadRequest, "at-form", "service-unknown", "service-missing"), new RefusalCodes(StatusCodes.Status404NotFound, "not-found"));
        group.MapGet("/suspensions", SuspensionsAsync).Produces<SuspensionsAnswer>().Produces(StatusCodes.Status304NotModified)
            .WithSummary("Suspensions and clinic notices, searched by district or name.")
            .WithMetadata(new AnswerExample("""{"suspensions":[],"notices":[{"organisationCode":"H-001","organisation":"某医院","districtCodes":["310101"],"department":"眼科","state":"closed","source":"医院","confirmedAt":"2026-03-01T00:00:00+00:00","isStale":false}]}"""));
        return group;
    }

    private static async ValueTask<object?> ActAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        // A key reads what leadership reads, and nothing else: each address has its policy.
        services.GetRequiredService<CurrentActor>().Be(new Actor(context.HttpContext.User.FindFirstValue(ClaimTypes.Name)!, [Role.Viewer], null));
        try
        {
            return await next(context);
        }
        catch (RuleException refusal)
        {
            var status = refusal.Code == "not-found" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            return TypedResults.Problem(services.GetRequiredService<RuleWords>().Of(refusal), statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });
        }
    }

    private static async Task<IResult> AvailabilityAsync(
        HttpContext context, AvailabilityService availability, SiteService districts, TimeProvider clock, string? at, string? district, string? service, CancellationToken cancel)
    {
        var instant = InstantOf(at) ?? clock.GetUtcNow();
        await DemandDistrictAsync(districts, district);
        var rows = await availability.AtAsync(instant, district, ServiceOf(service), cancel);
        var sites = rows.Select(row => new AvailableSite(
            row.Site, row.Name, row.Organisation, row.District, row.Service, row.Offer.Spaces, row.Offer.Reason, row.Offer.ChangesAt)).ToList();
        return Tagged(context, new AvailabilityAnswer(at is null ? null : instant, sites));
    }

    private static async Task<IResult> WhyAsync(
        HttpContext context, AvailabilityService availability, TimeProvider clock, string code, string? at, string? service, CancellationToken cancel)
    {
        var asked = InstantOf(at);
        var why = await availability.WhyAsync(code, ServiceOf(service) ?? throw new RuleException("service-missing"), asked ?? clock.GetUtcNow(), cancel);
        // Answered as of now, told by the minute: the answer stays the same while the rules do.
        return Tagged(context, new WhyAnswer(code, why.Service, asked ?? MinuteOf(why.At), why.Spaces,
            [.. why.Rulings.Select(ruling => new WhyRuling(
                ruling.Kind, ruling.Spaces, ruling.Number, ruling.By, ruling.At, ruling.ApprovedBy, ruling.Reason, ruling.Day, ruling.DayKind, ruling.IsPublished, ruling.Window?.ToString(), ruling.Until, ruling.Overrode,
                [.. ruling.Overruled.Select(one => new OverruledException(one.Id, one.Scope, one.SetBy, one.SetAt, one.Reason))]))]));
    }

    private static async Task<IResult> SuspensionsAsync(
        HttpContext context, SuspensionService suspensions, ClinicNoticeService notices, SiteService districts, TimeProvider clock, string? district, string? q, CancellationToken cancel)
    {
        await DemandDistrictAsync(districts, district);
        var now = clock.GetUtcNow();
        var held = (await suspensions.ListAsync(district, q, cancel)).Where(one => one.IsAhead(now))
            .Select(one => new SuspendedSite(one.OrganisationCode, one.Organisation, one.SiteCode, one.SiteName, one.District, one.StartAt, one.EndAt, one.Reason));
        var told = (await notices.ListAsync(district, q, cancel))
            .Select(one => new ToldNotice(one.OrganisationCode, one.Organisation, one.Districts, one.Department, one.IsClosed ? "closed" : "open", one.Source, one.ConfirmedAt, one.IsStaleAt(now)));
        return Tagged(context, new SuspensionsAnswer([.. held], [.. told]));
    }

    // Who asks again within seconds is spared the work, and who has the answer already is spared the answer.
    private static IResult Tagged<T>(HttpContext context, T answer)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, Json);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"private, max-age={FreshSeconds}");
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false)) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Bytes(bytes, "application/json");
    }

    // An empty list for a slip of the pen would read as nothing on offer.
    private static async Task DemandDistrictAsync(SiteService districts, string? code)
    {
        if (!string.IsNullOrEmpty(code) && !(await districts.DistrictsAsync()).Exists(one => one.Code == code)) throw new RuleException("district-unknown", code);
    }

    private static DateTimeOffset MinuteOf(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));

    private static DateTimeOffset? InstantOf(string? text) => text is null ? null
        : DateTimeOffset.TryParseExact(text.Replace(' ', '+'), InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && instant.Year is >= 2010 and <= 2100
            ? instant : throw new RuleException("at-form", text);

    private static ServiceKind? ServiceOf(string? name) => string.IsNullOrEmpty(name) ? null
        : Enum.GetValues<ServiceKind>().Cast<ServiceKind?>().FirstOrDefault(kind => JsonNamingPolicy.KebabCaseLower.ConvertName($"{kind}") == name) ?? throw new RuleException("service-unknown", name);
}
