using Microsoft.EntityFrameworkCore;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>Makes changes of accounts take turns, so that two at once cannot do together what neither may do alone.</summary>
internal static class AccountLock
{
    /// <summary>Waits for every other change of an account, and keeps others waiting until the open transaction ends.</summary>
    public static Task TakeAsync(ConsoleDb database) =>
        database.Database.ExecuteSqlAsync($"select 1 from roles order by id for update");
}
