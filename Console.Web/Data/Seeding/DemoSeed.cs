using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Data.Seeding;

/// <summary>Makes the demonstration set: units, accounts and 90 days of gate events up to yesterday, topped up at each start.</summary>
public sealed class DemoSeed(ConsoleDbFactory databases, AccountService accounts, TimeProvider clock)
{
    private const int Days = 90;

    /// <summary>Makes what is missing, telling how far it is.</summary>
    public async Task LoadAsync(TextWriter progress, CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister, cancel);
        database.Reason = "seed-data/demo";
        var from = ServiceDay.Today(clock).AddDays(-Days);
        var units = await DemoUnits.RegisterAsync(database, from, cancel);
        var last = units[^1].SiteCode;
        var managed = await database.Sites.Where(site => site.Code == last).Select(site => site.OrganisationId).FirstAsync(cancel);
        await DemoAccounts.EnsureAsync(accounts, managed);
    }
}
