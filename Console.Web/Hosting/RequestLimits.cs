using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticAssets;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Hosting;

/// <summary>How much one account, one key or one address may ask for; section <c>Limits</c> of the settings.</summary>
public sealed class RequestLimits
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Limits";

    // A few requests of a key work at once and some more wait; past that the sender is told to come back, and nothing is dropped in silence.
    private const int AtOnce = 4;
    private const int Waiting = 64;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Requests of one account in a minute, files and the line of open pages left out.</summary>
    public int RequestsOfAccount { get; set; } = 600;

    /// <summary>Requests of one key in a minute.</summary>
    public int RequestsOfKey { get; set; } = 12_000;

    /// <summary>Requests in a minute of one address of the network that is nobody.</summary>
    public int RequestsOfAddress { get; set; } = 600;

    /// <summary>Tries to sign in, in a minute, of one address of the network: it may be a whole office behind one.</summary>
    public int SignInsOfAddress { get; set; } = 60;

    /// <summary>Bytes of a request, where an address does not say otherwise.</summary>
    public long BodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Registers the limits.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection(Section).Get<RequestLimits>() ?? new RequestLimits();
        services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = limits.BodyBytes);
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(limits.PartitionOf),
                PartitionedRateLimiter.Create<HttpContext, string>(limits.SignInsOf));
            options.AddPolicy(GateEventApi.Policy, context => RateLimitPartition.GetConcurrencyLimiter(
                KeyOf(context) ?? "none", _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting }));
            options.OnRejected = (rejected, _) => RefuseAsync(rejected);
        });
    }

    /// <summary>Finds out which key a machine's request has, before the requests of each are counted.</summary>
    public static async Task RecogniseKeyAsync(HttpContext context, RequestDelegate next)
    {
        var result = await context.AuthenticateAsync(ApiKeyAuthentication.Scheme);
        if (result.Succeeded) context.User = result.Principal;
        await next(context);
    }

    private RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        if (IsFree(context)) return RateLimitPartition.GetNoLimiter("");
        if (KeyOf(context) is { } key) return InAMinute($"key {key}", RequestsOfKey);
        if (Sessions.Of(context.User) is not null) return InAMinute($"account {context.User.Identity!.Name}", RequestsOfAccount);
        return InAMinute($"address {Visitor.Of(context).RemoteAddress}", RequestsOfAddress);
    }

    private RateLimitPartition<string> SignInsOf(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && (context.Request.Path.StartsWithSegments("/login") || context.Request.Path.StartsWithSegments("/welcome"))
            ? InAMinute($"sign-in {Visitor.Of(context).RemoteAddress}", SignInsOfAddress)
            : RateLimitPartition.GetNoLimiter("");

    // An open page's line is one request for hours; a page brings a dozen files.
    private static bool IsFree(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || context.Request.Path.StartsWithSegments("/_blazor") || context.Request.Path.StartsWithSegments("/_framework");

    private static string? KeyOf(HttpContext context) => context.User.FindFirst(ApiKeyAuthentication.KeyClaim)?.Value;

    private static RateLimitPartition<string> InAMinute(string whose, int requests) => RateLimitPartition.GetSlidingWindowLimiter(
        whose, _ => new SlidingWindowRateLimiterOptions { PermitLimit = requests, Window = Minute, SegmentsPerWindow = 6, AutoReplenishment = true });

    private static async ValueTask RefuseAsync(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : Soon;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Problems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests; send this one again later.");
    }
}
