using System.CommandLine;
using System.Globalization;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Jobs;

namespace ParkingOps.Web.Commands;

/// <summary><c>prune-events</c>: verifies and seals days older than the retention and drops their events; 2 when a day differs from its recomputation.</summary>
internal static class PruneEventsCommand
{
    private const int Differing = 2;

    public static Command Create()
    {
        var command = new Command("prune-events", "Verify and seal days older than Traffic:KeepDays and drop their gate events; names each day that must stay and ends with 2 when one differs from its recomputation.");
        command.SetAction((_, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var round = await services.GetRequiredService<RetentionService>().SealAsync(stop);
            foreach (var kept in round.Kept) await Console.Error.WriteLineAsync(Told(kept));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round.Sealed} days sealed, {round.Events} events let go of, {round.Kept.Count} days kept"));
            return round.Kept.Any(kept => kept.Why == SealOutcome.Differs) ? Differing : 0;
        }, cancel));
        return command;
    }

    private static string Told(KeptDay kept) => string.Create(CultureInfo.InvariantCulture, $"{kept.Day:yyyy-MM-dd} is kept: ") + kept.Why switch
    {
        SealOutcome.Differs => $"its figures differ from its events at {string.Join(", ", kept.SiteCodes)}; look into it, then aggregate the day anew",
        SealOutcome.History => "it is imported history; release-history lets it go",
        _ => "it is not final, waits for the aggregation, or is in use",
    };
}
