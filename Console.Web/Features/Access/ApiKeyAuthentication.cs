using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ParkingOps.Web.Features.Access;

/// <summary>Signs machines in by <c>Authorization: Bearer KEY</c> and says which sites the key reaches.</summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyService keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public new const string Scheme = "api-key";

    /// <summary>Claim with the number of the key; absent for a revoked key or one whose time is over, which is known but may do nothing.</summary>
    public const string KeyClaim = "api-key";

    /// <summary>Claim with what the key may be used for; absent as well.</summary>
    public const string ScopeClaim = "api-key-scope";

    private const string Prefix = "Bearer ";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var key = await keys.FindAsync(header[Prefix.Length..].Trim(), Context.RequestAborted, Visitor.Of(Context).RemoteAddress);
        if (key is null) return AuthenticateResult.Fail("unknown key");
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, $"key:{key.Prefix}"));
        if (key.IsLive(TimeProvider.GetUtcNow()))
        {
            identity.AddClaim(new Claim(KeyClaim, key.Id.ToString(CultureInfo.InvariantCulture)));
            identity.AddClaim(new Claim(ScopeClaim, key.Scope.ToString()));
            if (key.Scope == KeyScope.GateEvents) Context.Features.Set(await keys.SenderAsync(key, Context.RequestAborted));
        }
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "unauthorized", "A valid API key is needed: Authorization: Bearer KEY.");
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "forbidden", "This API key was revoked, its time is over, or it may not do this.");
}
