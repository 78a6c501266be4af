using System.CommandLine;
using System.Globalization;
using ParkingOps.Web.Features.Jobs;

namespace ParkingOps.Web.Commands;

/// <summary><c>release-history --from D --to D</c>: lets imported history be sealed and dropped like any other day.</summary>
internal static class ReleaseHistoryCommand
{
    public static Command Create()
    {
        var from = new Option<DateOnly>("--from") { Description = "First service day, YYYY-MM-DD.", CustomParser = ServiceDayArgument.Read, Required = true };
        var to = new Option<DateOnly>("--to") { Description = "Last service day, YYYY-MM-DD.", CustomParser = ServiceDayArgument.Read, Required = true };
        var command = new Command("release-history", "Let imported history of a period be sealed and dropped like any other day.") { from, to };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var days = await services.GetRequiredService<RetentionService>().ReleaseAsync(parsed.GetValue(from), parsed.GetValue(to), stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{days} days released"));
            return 0;
        }, cancel));
        return command;
    }
}
