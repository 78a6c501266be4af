using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Reads the audit trail; nothing in the console changes it.</summary>
public sealed class AuditService(ConsoleDbFactory databases)
{
    /// <summary>Lines a page.</summary>
    public const int PageSize = 50;

    /// <summary>The newest lines below a number, of a person or a record where asked.</summary>
    public async Task<List<AuditEntry>> ListAsync(string? find, long? below)
    {
        await using var database = await databases.OpenAsync(Permission.SeeAudit);
        var lines = database.AuditTrail.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(find)) lines = lines.Where(line => line.By == find.Trim() || line.Key == find.Trim());
        if (below is { } limit) lines = lines.Where(line => line.Id < limit);
        return await lines.OrderByDescending(line => line.Id).Take(PageSize).ToListAsync();
    }
}
