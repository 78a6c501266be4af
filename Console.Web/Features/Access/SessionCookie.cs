using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace ParkingOps.Web.Features.Access;

/// <summary>The sign-in cookie is worth what its session is worth: every request but one for a file asks.</summary>
public sealed class SessionCookie(Sessions sessions) : CookieAuthenticationEvents
{
    /// <summary>Settings that both cookies of signing in share.</summary>
    public static void Set(CookieAuthenticationOptions options, string name, bool secure)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/login";
        options.AccessDeniedPath = "/not-permitted";
        options.SlidingExpiration = false;
    }

    /// <inheritdoc />
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        if ((await sessions.FindAsync(Sessions.Of(context.Principal), context.HttpContext.RequestAborted)).IsLive) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}

/// <summary>The ticket in the cookie lasts as long as the longest session; when it ends before, the session says.</summary>
internal sealed class SessionCookieLife(IOptions<AccessRules> rules, string scheme) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        if (name == scheme) options.ExpireTimeSpan = rules.Value.LongestSession;
    }
}
