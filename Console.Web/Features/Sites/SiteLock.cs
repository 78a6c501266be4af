using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sites;

/// <summary>Makes changes of one site take turns, so that two at once cannot do together what neither may do alone.</summary>
internal static class SiteLock
{
    /// <summary>Locks a site until the open transaction ends, and only then reads it: what was read before may have changed while waiting.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public static async Task<Site> TakeAsync(ConsoleDb database, string code)
    {
        await database.Database.ExecuteSqlAsync($"select 1 from sites where code = {code} for update");
        return await database.Sites.Include(site => site.Organisation).FirstOrDefaultAsync(site => site.Code == code) ?? throw new RuleException("not-found");
    }
}
