using System.CommandLine;
using ParkingOps.Domain;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Web.Commands;

/// <summary><c>stats --from D --to D --by ... --format csv|json</c>: figures as the statistics page shows them.</summary>
internal static class StatsCommand
{
    public static Command Create()
    {
        var from = new Option<DateOnly>("--from") { Description = "First service day, YYYY-MM-DD.", CustomParser = ServiceDayArgument.Read, Required = true };
        var to = new Option<DateOnly>("--to") { Description = "Last service day, YYYY-MM-DD.", CustomParser = ServiceDayArgument.Read, Required = true };
        var by = new Option<string?>("--by") { Description = "site, district, kind, day, hour, admission; several with commas. Without it: one row, or none when there are no figures." };
        var format = new Option<string>("--format") { Description = "csv or json.", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "json");
        var command = new Command("stats", "Print figures as CSV or JSON.") { from, to, by, format };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var query = new StatisticsQuery(parsed.GetValue(from), parsed.GetValue(to), Groups(parsed.GetValue(by)));
            var answer = await services.GetRequiredService<StatisticsService>().AnswerAsync(query, stop);
            if (answer.LeavesOutToday) Console.Error.WriteLine("Today is left out: its figures are live and not final. Group by day to see its entries and exits.");
            if (parsed.GetValue(format) == "json") Console.WriteLine(StatisticsFile.ToJson(query, answer));
            else StatisticsFile.WriteCsv(Console.Out, query, answer);
            return 0;
        }, cancel));
        return command;
    }

    private static List<Grouping> Groups(string? by) => [.. (by ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(name => Enum.TryParse<Grouping>(name, ignoreCase: true, out var one) && Enum.IsDefined(one) && !char.IsAsciiDigit(name[0])
            ? one : throw new RuleException("grouping", name))
        .Distinct()];
}
