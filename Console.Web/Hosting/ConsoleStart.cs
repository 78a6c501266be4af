using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Data.Seeding;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Hosting;

/// <summary>What happens before the console answers: schema, seed data, demo accounts, and a word on where it is.</summary>
public static class ConsoleStart
{
    /// <summary>Setting that keeps the demonstration set away in Development.</summary>
    public const string DemoSetting = "Seed:Demo";

    /// <summary>Brings the schema and the rights on it up to date.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancel = default)
    {
        await using var database = await services.GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync(cancel);
        await services.GetRequiredService<DatabaseOwner>().PrepareAsync(database, cancel);
    }

    /// <summary>Schema, published facts and, in Development, the demonstration set.</summary>
    public static async Task PrepareAsync(IServiceProvider services, TextWriter progress)
    {
        await MigrateAsync(services);
        if (await services.GetRequiredService<ITrailStore>().MayAlterAsync(CancellationToken.None))
            services.GetRequiredService<ILogger<DatabaseOwner>>().LogWarning("The audit trail is not protected: the role of ConnectionStrings:Console may alter it. docs/operations.md says how to part the roles");
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Actor.System);
        await scope.ServiceProvider.GetRequiredService<PublishedSeed>().LoadAsync(CancellationToken.None);
        if (HasDemo(services)) await scope.ServiceProvider.GetRequiredService<DemoSeed>().LoadAsync(progress, CancellationToken.None);
    }

    /// <summary>Starts to answer; false, with a word on what to do, when another program has the port.</summary>
    public static async Task<bool> TryListenAsync(WebApplication app, TextWriter errors)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            await errors.WriteLineAsync($"{fault.Message} Stop the program that uses it, or take another port: scripts/run --port N.");
            return false;
        }
    }

    /// <summary>Prints the address and, with demo data, the demo sign-ins.</summary>
    public static void Announce(WebApplication app, TextWriter output)
    {
        output.WriteLine($"The console is up: {string.Join(", ", app.Urls)}");
        if (!HasDemo(app.Services)) return;
        output.WriteLine($"Demo sign-ins, all with the password {DemoAccounts.Password}: {string.Join(", ", Role.All)}");
        output.WriteLine("Ctrl-C stops the console and its database.");
    }

    private static bool HasDemo(IServiceProvider services) =>
        services.GetRequiredService<IHostEnvironment>().IsDevelopment()
        && services.GetRequiredService<IConfiguration>().GetValue(DemoSetting, true);
}
