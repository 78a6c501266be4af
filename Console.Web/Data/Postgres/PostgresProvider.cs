using Microsoft.EntityFrameworkCore;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Points the database context at PostgreSQL.</summary>
public static class PostgresProvider
{
    /// <summary>Uses the server at an address.</summary>
    public static void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql
            .MigrationsAssembly(typeof(ConsoleDb).Assembly.GetName().Name)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
}
