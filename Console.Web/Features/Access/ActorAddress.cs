using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace ParkingOps.Web.Features.Access;

/// <summary>Writes the network address of a request into whoever makes it; an open page keeps that of the request which opened it.</summary>
public sealed class ActorAddress(IHttpContextAccessor http) : IClaimsTransformation
{
    private const string Claim = "address";

    /// <summary>The address from which somebody acts, or null.</summary>
    public static string? Of(ClaimsPrincipal user) => user.FindFirstValue(Claim);

    /// <inheritdoc />
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (http.HttpContext is { } context && principal.Identity is ClaimsIdentity { IsAuthenticated: true } identity && !principal.HasClaim(one => one.Type == Claim)
            && Visitor.Of(context).RemoteAddress is { Length: > 0 } address) identity.AddClaim(new Claim(Claim, address));
        return Task.FromResult(principal);
    }
}
