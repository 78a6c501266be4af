using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Points the database context at PostgreSQL.</summary>
public static class PostgresProvider
{
    private const int KeptPlans = 50;

    /// <summary>Uses the server at an address.</summary>
    public static void Use(DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(WholeCity(connectionString), npgsql => npgsql
            .MigrationsAssembly(typeof(ConsoleDb).Assembly.GetName().Name)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(SessionScope.Instance);

    /// <summary>Lets the session of one operation keep the plans of its statements: an import runs the same few thousands of times.</summary>
    public static void KeepPlans(ConsoleDb database) => database.Database.SetConnectionString(
        new NpgsqlConnectionStringBuilder(database.Database.GetConnectionString()) { MaxAutoPrepare = KeptPlans, AutoPrepareMinUsages = 2 }.ConnectionString);

    /// <summary>The address for sessions whose tables stand in a schema of their own.</summary>
    public static string InSchema(string connectionString, string schema) => new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema }.ConnectionString;

    /// <summary>
    /// The address for sessions that see the whole city unless they are narrowed. The setting is the session's own start value, so that the
    /// reset of a pooled connection goes back to it.
    /// </summary>
    internal static string WholeCity(string connectionString)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        if (address.Options?.Contains(SessionScope.Setting, StringComparison.Ordinal) != true) address.Options = $"{address.Options} -c {SessionScope.Setting}={SessionScope.All}".Trim();
        return address.ConnectionString;
    }
}
