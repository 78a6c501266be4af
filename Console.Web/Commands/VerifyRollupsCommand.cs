using System.CommandLine;
using System.Globalization;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Features.Jobs;

namespace ParkingOps.Web.Commands;

/// <summary><c>verify-rollups --from D --to D</c>: recomputes stored figures from the events and names each difference; 2 when there is one.</summary>
internal static class VerifyRollupsCommand
{
    private const int Differing = 2;

    public static Command Create()
    {
        var from = new Option<DateOnly>("--from") { Description = "First service day, YYYY-MM-DD.", CustomParser = ServiceDayArgument.Read, Required = true };
        var to = new Option<DateOnly>("--to") { Description = "Last service day, YYYY-MM-DD.", CustomParser = ServiceDayArgument.Read, Required = true };
        var command = new Command("verify-rollups", "Recompute stored figures from their events and name each difference; ends with 2 when there is one. Changes nothing.") { from, to };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var differences = 0;
            var sum = await services.GetRequiredService<RollupVerification>().VerifyAsync(parsed.GetValue(from), parsed.GetValue(to), found =>
            {
                differences++;
                Console.WriteLine(Told(found));
            }, stop);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sum.SiteDays} site-days of {sum.Days} days recomputed from {sum.Events} events: {differences} differences; {sum.Waiting} site-days wait for the aggregation, {sum.SealedDays} days are sealed"));
            return differences > 0 ? Differing : 0;
        }, cancel));
        return command;
    }

    private static string Told(FoundDifference found)
    {
        var one = found.Difference;
        var family = one switch
        {
            { Admission: not 0 } => $"{(Admission)one.Admission}".ToLowerInvariant(),
            { Service: not 0 } => $"{(ServiceKind)one.Service}",
            _ => "all traffic",
        };
        var hour = one.Hour is { } known ? string.Create(CultureInfo.InvariantCulture, $" at {known:00}:00") : "";
        var values = one.Stored is null && one.Computed is null ? "" : $": stored {one.Stored ?? "nothing"}, the events give {one.Computed ?? "nothing"}";
        return string.Create(CultureInfo.InvariantCulture, $"{found.Day:yyyy-MM-dd} {found.SiteCode}, {family}, {one.Figure}{hour}{values}");
    }
}
