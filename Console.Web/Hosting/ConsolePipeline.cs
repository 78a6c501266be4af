using Microsoft.AspNetCore.Components.Server;
using ParkingOps.Web.Components;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features;
using ParkingOps.Web.Features.Access;
using Radzen;

namespace ParkingOps.Web.Hosting;

/// <summary>What a request passes through, and what answers it.</summary>
public static class ConsolePipeline
{
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string TransportPolicy = "max-age=31536000; includeSubDomains";

    /// <summary>Registers pages and what they need in a browser.</summary>
    public static void AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        RequestLimits.Add(services, configuration);
        BehindAProxy.Configure(services, configuration);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddSignalR(options => options.KeepAliveInterval = TimeSpan.FromSeconds(8));
        services.AddRadzenComponents();
        services.AddRadzenCookieThemeService(options =>
        {
            options.Name = App.ThemeCookie;
            options.Duration = TimeSpan.FromDays(365);
        });
        services.AddSingleton<ILocalizer, RadzenTexts>();
        services.AddScoped<Feedback>();
        services.AddProblemDetails();
        services.AddApiDocument();
        services.AddAntiforgery(options => options.Cookie.Name = "console-form");
        services.Configure<CircuitOptions>(options => options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5));
    }

    /// <summary>Puts the middleware in order.</summary>
    public static void UseConsolePipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        var isProduction = app.Environment.IsProduction();
        app.Use((context, next) => AddSecurityHeaders(context, next, isProduction));
        app.Use(RefuseNulls);
        app.UseWhen(IsForMachines, branch => branch.UseExceptionHandler());
        app.UseWhen(context => !IsForMachines(context), branch => branch
            .UseExceptionHandler("/failed", createScopeForErrors: true)
            .UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        // Every cookie, also those of forms and language; the forms' own setting would refuse to work where TLS ends at a proxy.
        if (isProduction) app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseWhen(IsForMachines, branch => branch.Use(RequestLimits.RecogniseKeyAsync));
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Maps pages, API and files.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.MapGet("/healthz", () => "ok").AllowAnonymous();
        app.MapStaticAssets().AllowAnonymous();
        app.MapSignIn();
        app.MapFeatures();
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
        app.Map("/api/{**rest}", NoSuchAddress).AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static Task NoSuchAddress(HttpContext context) =>
        Problems.WriteAsync(context, StatusCodes.Status404NotFound, "not-found", "No such address, or not with this method; docs/api.md lists them.");

    private static bool IsForMachines(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static Task AddSecurityHeaders(HttpContext context, RequestDelegate next, bool isProduction)
    {
        // Set last of all: whoever answers a failed request clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            // The forms' tokens would say SAMEORIGIN, which is another rule than the policy's.
            headers.XFrameOptions = "DENY";
            // Browsers heed it over TLS alone; sent always, since TLS may end at a proxy.
            if (isProduction) headers.StrictTransportSecurity = TransportPolicy;
            // The icon font is a megabyte and changes only with the package.
            if (context.Request.Path.Value!.EndsWith(".woff2", StringComparison.Ordinal)) headers.CacheControl = "public, max-age=31536000, immutable";
            return Task.CompletedTask;
        });
        return next(context);
    }

    // The database has no text with such a letter; an address that asks for one is nobody's honest link.
    private static Task RefuseNulls(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.QueryString.Value!.Contains("%00", StringComparison.Ordinal)) return next(context);
        return Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "bad-address", "The address has a character that no text may have: %00.");
    }
}
