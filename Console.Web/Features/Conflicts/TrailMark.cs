using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Features.Conflicts;

/// <summary>How far the trail of a record and its parts has come: whoever saved meanwhile has left a line.</summary>
internal static class TrailMark
{
    /// <summary>Number of the last line; 0 for none. Read before the record, so that a change in between is noticed rather than missed.</summary>
    public static async Task<long> OfAsync(ConsoleDb database, string record, string key)
    {
        var parts = AuditReading.PartsOf(database.Model, record);
        return await database.AuditTrail.Where(line => line.Key == key && parts.Contains(line.Record)).MaxAsync(line => (long?)line.Id) ?? 0;
    }

    /// <summary>Refuses a change that starts from what is no longer so.</summary>
    /// <exception cref="RuleException"><c>changed-meanwhile</c>.</exception>
    public static async Task DemandAsync(ConsoleDb database, (string Record, string Key) record, IEdited input)
    {
        if (input.SeenLine is { } seen && await OfAsync(database, record.Record, record.Key) > seen) throw new RuleException("changed-meanwhile");
    }
}
