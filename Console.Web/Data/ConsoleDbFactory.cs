using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Data;

/// <summary>Opens the database for one operation of one actor. Services have no other way in, so none forgets to ask for permission.</summary>
public sealed class ConsoleDbFactory(IDbContextFactory<ConsoleDb> contexts, CurrentActor current)
{
    /// <summary>Opens the database for the actor of this scope; its queries see only what the actor's scope covers.</summary>
    /// <exception cref="Domain.RuleException"><c>not-permitted</c> when the actor does not hold the permission.</exception>
    public async Task<ConsoleDb> OpenAsync(Permission permission, CancellationToken cancel = default)
    {
        var actor = (await current.GetAsync()).Demand(permission);
        var database = await contexts.CreateDbContextAsync(cancel);
        database.Actor = actor;
        return database;
    }
}
