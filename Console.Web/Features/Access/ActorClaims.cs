using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Features.Access;

/// <summary>Writes who an account is into its sign-in, and reads the actor back out of one.</summary>
public static class ActorClaims
{
    private const string Organisation = "organisation";

    /// <summary>The sign-in of an account.</summary>
    public static ClaimsPrincipal Write(ConsoleUser user, string role, Guid session)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, user.UserName!));
        identity.AddClaim(new Claim(ClaimTypes.Role, role));
        identity.AddClaim(new Claim(Sessions.Claim, session.ToString("N", CultureInfo.InvariantCulture)));
        if (user.OrganisationId is { } id) identity.AddClaim(new Claim(Organisation, id.ToString(CultureInfo.InvariantCulture)));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The actor behind a sign-in; nobody when there is none, or when a unit manager is bound to no organisation.</summary>
    public static Actor Read(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, Name: { } name }) return Actor.Nobody;
        var roles = user.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToArray();
        var organisation = user.FindFirstValue(Organisation) is { } id ? int.Parse(id, CultureInfo.InvariantCulture) : (int?)null;
        return roles.Contains(Role.UnitManager) && organisation is null
            ? Actor.Nobody
            : new Actor(name, roles, organisation, Address: ActorAddress.Of(user));
    }
}
