using Microsoft.AspNetCore.Components.Authorization;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Features.Access;

/// <summary>Who acts in this scope: the signed-in account of a page, or whoever an endpoint, a command or a job said it is.</summary>
public sealed class CurrentActor(IServiceProvider services)
{
    private Actor? named;

    /// <summary>Names the actor of this scope; for endpoints, commands and jobs, which have no page.</summary>
    public void Be(Actor actor) => named = actor;

    /// <summary>The actor of this scope. A command has no sign-ins at all, so they are asked for only when nobody was named.</summary>
    public async ValueTask<Actor> GetAsync() =>
        named ?? ActorClaims.Read((await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User);
}
