using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace ParkingOps.Web.Features.Access;

/// <summary>Signing out, staying signed in, and choosing a language.</summary>
public static class SignInEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/sign-out", SignOutAsync).RequireAuthorization();
        routes.MapPost("/account/seen", SeenAsync).RequireAuthorization();
        routes.MapGet("/culture", SetCulture).AllowAnonymous();
    }

    /// <summary>An address of this console, whatever the caller asked for.</summary>
    public static string Local(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && (address.Length == 1 || (address[1] != '/' && address[1] != '\\')) && !address.Any(char.IsControl) ? address : "/";

    private static async Task<IResult> SignOutAsync(HttpContext context, [FromServices] Sessions sessions, [FromForm] string? returnUrl)
    {
        await sessions.SignOutAsync(context.User);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect(returnUrl is null ? "/login" : Local(returnUrl));
    }

    // Sent by the page while somebody works at it; it changes nothing but how long the sign-in lasts.
    private static async Task<IResult> SeenAsync(HttpContext context, [FromServices] Sessions sessions)
    {
        if (Sessions.Of(context.User) is { } id) await sessions.TouchAsync(id, context.RequestAborted);
        return Results.NoContent();
    }

    private static IResult SetCulture(string? name, string? returnUrl, HttpContext context)
    {
        var culture = name == "en" ? "en" : "zh-CN";
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax });
        return Results.LocalRedirect(Local(returnUrl));
    }
}
