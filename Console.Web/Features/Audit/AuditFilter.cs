using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Which lines of the trail are shown: by person, record, period and kind; page and file share it.</summary>
/// <param name="By">Who, from the beginning of the name; null for everybody.</param>
/// <param name="Key">Which record, from the beginning of its key; null for all.</param>
/// <param name="Record">Kind of record; null for all.</param>
/// <param name="Act">What was done; null for all.</param>
/// <param name="From">First day, Shanghai's; null for no limit.</param>
/// <param name="To">Last day; null for no limit.</param>
public sealed record AuditFilter(string? By, string? Key, string? Record, string? Act, DateOnly? From, DateOnly? To)
{
    /// <summary>Everything.</summary>
    public static AuditFilter None { get; } = new(null, null, null, null, null, null);

    /// <summary>Narrows the lines down.</summary>
    public IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> lines)
    {
        if (!string.IsNullOrWhiteSpace(By)) lines = lines.Where(line => EF.Functions.Like(line.By, Beginning(By), Pattern.Escape));
        if (!string.IsNullOrWhiteSpace(Key)) lines = lines.Where(line => EF.Functions.Like(line.Key, Beginning(Key), Pattern.Escape));
        if (!string.IsNullOrEmpty(Record)) lines = lines.Where(line => line.Record == Record);
        if (!string.IsNullOrEmpty(Act)) lines = lines.Where(line => line.Act == Act);
        if (From is { } from && ServiceDay.StartOf(from) is var start) lines = lines.Where(line => line.At >= start);
        if (To is { } to && ServiceDay.StartOf(to.AddDays(1)) is var end) lines = lines.Where(line => line.At < end);
        return lines;
    }

    private static string Beginning(string text) => Pattern.Containing(text)[1..];
}
