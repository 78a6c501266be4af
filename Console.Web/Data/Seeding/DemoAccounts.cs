using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Data.Seeding;

/// <summary>One account a role for the demonstration set; they exist in Development only.</summary>
public static class DemoAccounts
{
    /// <summary>The demonstration's password, printed at the start; it opens nothing outside Development.</summary>
    public const string Password = "Demo-Parking-2026";

    /// <summary>Makes the accounts that are missing; the unit manager belongs to the given organisation.</summary>
    public static async Task EnsureAsync(AccountService accounts, int unitManagersOrganisation)
    {
        foreach (var role in Role.All)
            if (!await accounts.ExistsAsync(role))
                await accounts.CreateAsync(role, role, role == Role.UnitManager ? unitManagersOrganisation : null, Password);
    }
}
