using System.CommandLine;
using ParkingOps.Domain;
using ParkingOps.Web.Features.Jobs;

namespace ParkingOps.Web.Commands;

/// <summary><c>aggregate [--from D --to D]</c>: turns changed days into rollups, or a period anew.</summary>
internal static class AggregateCommand
{
    public static Command Create()
    {
        var from = new Option<DateOnly?>("--from") { Description = "First service day to compute anew, YYYY-MM-DD.", CustomParser = ServiceDayArgument.ReadOptional };
        var to = new Option<DateOnly?>("--to") { Description = "Last service day to compute anew, YYYY-MM-DD.", CustomParser = ServiceDayArgument.ReadOptional };
        var command = new Command("aggregate", "Turn the events of changed days into rollups; a period is computed anew when given.") { from, to };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var (first, last) = (parsed.GetValue(from), parsed.GetValue(to));
            if (first.HasValue != last.HasValue || first > last) throw new RuleException("period");
            var run = await services.GetRequiredService<AggregationService>().RunAsync(first is { } day ? (day, last!.Value) : null, stop);
            Console.WriteLine($"{run.SiteDays} site-days from {run.Events} events");
            return 0;
        }, cancel));
        return command;
    }
}
