using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Features.Access;

/// <summary>Writes an account's organisation into its sign-in, and reads the actor back out of one.</summary>
public sealed class ActorClaims(
    UserManager<ConsoleUser> users, RoleManager<IdentityRole<int>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<ConsoleUser, IdentityRole<int>>(users, roles, options)
{
    private const string Organisation = "organisation";

    /// <summary>The actor behind a sign-in; nobody when there is none, or when a unit manager is bound to no organisation.</summary>
    public static Actor Read(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, Name: { } name }) return Actor.Nobody;
        var roles = user.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToArray();
        var organisation = user.FindFirstValue(Organisation) is { } id ? int.Parse(id, CultureInfo.InvariantCulture) : (int?)null;
        return roles.Contains(Role.UnitManager) && organisation is null
            ? Actor.Nobody
            : new Actor(name, roles, organisation);
    }

    /// <inheritdoc />
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(ConsoleUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.OrganisationId is { } id) identity.AddClaim(new Claim(Organisation, id.ToString(CultureInfo.InvariantCulture)));
        return identity;
    }
}
