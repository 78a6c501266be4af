using System.CommandLine;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Commands;

/// <summary><c>prune-audit</c>: lets go of lines of the trail that are older than the retention, after verifying it.</summary>
internal static class PruneAuditCommand
{
    public static Command Create()
    {
        var command = new Command("prune-audit", "Let go of records of the audit trail older than Audit:KeepMonths, as the owner of the tables; a signed checkpoint stays.");
        command.SetAction((_, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            Console.WriteLine($"{await services.GetRequiredService<AuditPruningService>().PruneAsync(stop)} records let go of");
            return 0;
        }, cancel));
        return command;
    }
}
