using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Registers traffic and live news on PostgreSQL.</summary>
public static class PostgresTrafficSetup
{
    /// <summary>Registers the store with connections of its own.</summary>
    public static IServiceCollection AddPostgresTraffic(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => NpgsqlDataSource.Create(PostgresProvider.WholeCity(connectionString)))
        .AddSingleton<ITrafficStore, PostgresTrafficStore>()
        .AddSingleton<IRollupStore, PostgresRollupStore>()
        .AddSingleton<IRetentionStore, PostgresRetentionStore>()
        .AddSingleton<IBookingStore, PostgresBookingStore>()
        .AddSingleton<IOutcomeStore, PostgresOutcomeStore>()
        .AddSingleton<ITrailStore, PostgresTrailStore>()
        .AddSingleton<PostgresListener>()
        .AddSingleton<ITrafficSignals, PostgresTrafficSignals>()
        .AddSingleton<INoticeSignals, PostgresNoticeSignals>();
}
