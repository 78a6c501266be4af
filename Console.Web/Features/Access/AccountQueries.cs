using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>Questions about accounts that several services ask.</summary>
internal static class AccountQueries
{
    /// <summary>The name as it is compared: capitals and small letters are the same.</summary>
    public static string Normalised(string userName) => userName.Trim().ToUpperInvariant();

    /// <summary>The account of a name, or null.</summary>
    public static Task<ConsoleUser?> FindAsync(ConsoleDb database, string userName)
    {
        var name = Normalised(userName);
        return database.Users.FirstOrDefaultAsync(user => user.NormalizedUserName == name);
    }

    /// <summary>The account of a name.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public static async Task<ConsoleUser> GetAsync(ConsoleDb database, string userName) =>
        await FindAsync(database, userName) ?? throw new RuleException("not-found");

    /// <summary>The one role of an account.</summary>
    public static Task<string> RoleOfAsync(ConsoleDb database, int userId) => (
        from link in database.UserRoles
        join role in database.Roles on link.RoleId equals role.Id
        where link.UserId == userId
        select role.Name!).SingleAsync();
}
