using Microsoft.EntityFrameworkCore;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Numbers of the trail's lines, given out one by one before the lines are written, so that they can be signed.</summary>
internal static class TrailNumbers
{
    public const string Sequence = "audit_numbers";

    public static Task<List<long>> TakeAsync(ConsoleDb database, int count, CancellationToken cancel) => database.Database
        .SqlQuery<long>($"select nextval('audit_numbers') as \"Value\" from generate_series(1, {count})").ToListAsync(cancel);
}
