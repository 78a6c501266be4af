using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data.Seeding;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Tests.Support;

/// <summary>One database with the schema and the published facts, made once; every test class works on a copy of its own.</summary>
public static class PublishedTemplate
{
    private static readonly Lazy<Task<string>> Template = new(MakeAsync);

    /// <summary>Makes a copy and returns its connection string.</summary>
    public static async Task<string> CopyAsync() => await TestDatabase.CreateAsync(await Template.Value);

    private static async Task<string> MakeAsync()
    {
        var connection = await TestDatabase.CreateAsync();
        await PrepareAsync(connection);
        // PostgreSQL copies only what nobody is connected to.
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }

    /// <summary>Gives a database the schema and the published facts.</summary>
    public static async Task PrepareAsync(string connection)
    {
        await using var services = ConsoleServices.Build(connection, SettableClock.OnAWorkday());
        await ConsoleStart.MigrateAsync(services.Services);
        await using var scope = services.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Actor.System);
        await scope.ServiceProvider.GetRequiredService<PublishedSeed>().LoadAsync(CancellationToken.None);
    }
}
