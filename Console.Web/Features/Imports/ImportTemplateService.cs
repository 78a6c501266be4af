using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Imports;

/// <summary>What the template needs of the register.</summary>
public sealed class ImportTemplateService(ConsoleDbFactory databases)
{
    /// <summary>The districts that its drop-down list offers.</summary>
    public async Task<List<District>> DistrictsAsync()
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        return await database.Districts.AsNoTracking().OrderBy(district => district.Code).ToListAsync();
    }
}
