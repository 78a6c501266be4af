using System.Globalization;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data.Seeding;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Web.Commands;

/// <summary>Runs one verb on the console's database, as <c>cli:user</c>.</summary>
internal static class CommandScope
{
    /// <summary>
    /// Starts or joins the database, brings its schema and published data up to date, runs the act and puts a refusal into words on standard error.
    /// </summary>
    /// <param name="act">What the verb does.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="seals">Whether the lines that the act left in the trail are sealed at its end.</param>
    /// <param name="prepares">Whether schema and published data are brought up to date first.</param>
    /// <returns>What the act returned, or 1 for a refusal.</returns>
    public static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> act, CancellationToken cancel, bool seals = true, bool prepares = true)
    {
        using var database = ConsoleDatabase.Locate([]);
        var builder = ConsoleHost.CreateBuilder([], database.ConnectionString, database.OwnerConnectionString);
        builder.Configuration[ConsoleHost.JobsSetting] = "false";
        builder.Logging.ClearProviders().AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddScoped<RuleWords>();
        await using var app = builder.Build();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Actor.CommandLine(Environment.UserName));
        try
        {
            if (prepares)
            {
                await ConsoleStart.MigrateAsync(app.Services, cancel);
                await scope.ServiceProvider.GetRequiredService<PublishedSeed>().LoadAsync(cancel);
            }
            var result = await act(scope.ServiceProvider, cancel);
            if (seals) await app.Services.GetRequiredService<TrailSealer>().SealAsync(everything: false, cancel);
            return result;
        }
        catch (RuleException refusal)
        {
            return Fail(scope.ServiceProvider.GetRequiredService<RuleWords>().Of(refusal));
        }
        catch (IOException fault)
        {
            return Fail(fault.Message);
        }
    }

    /// <summary>Says on standard error what went wrong; 1.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
