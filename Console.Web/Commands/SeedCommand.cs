using System.CommandLine;
using ParkingOps.Web.Data.Seeding;

namespace ParkingOps.Web.Commands;

/// <summary><c>seed [--demo]</c>: loads the published facts, and the demonstration set when asked.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var demo = new Option<bool>("--demo") { Description = "Also make the demonstration set, up to yesterday; its names carry 演示." };
        var command = new Command("seed", "Load calendar, districts and published facts.") { demo };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            await services.GetRequiredService<PublishedSeed>().LoadAsync(stop);
            if (parsed.GetValue(demo)) await services.GetRequiredService<DemoSeed>().LoadAsync(Console.Error, stop);
            return 0;
        }, cancel));
        return command;
    }
}
