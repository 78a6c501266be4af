using System.CommandLine;
using System.Globalization;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Commands;

/// <summary><c>verify-audit</c>: checks the whole audit trail; 0 when nothing is wrong, 2 with the first fault.</summary>
internal static class VerifyAuditCommand
{
    private const int Faulty = 2;

    public static Command Create()
    {
        var command = new Command("verify-audit", "Check the whole audit trail; names the first altered, missing or inserted record and ends with 2.");
        command.SetAction((_, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var checks = services.GetRequiredService<AuditCheckService>();
            var check = await checks.VerifyAsync(stop);
            Console.WriteLine(Told(check));
            if (!check.IsAnchored) await Console.Error.WriteLineAsync($"No anchor yet in {services.GetRequiredService<TrailAnchor>().FilePath}: a cut tail would not show.");
            if (await checks.MayAlterAsync(stop)) await Console.Error.WriteLineAsync("The role of ConnectionStrings:Console may alter the trail; docs/operations.md says how to part the roles.");
            return check.Fault is null ? 0 : Faulty;
        }, cancel, seals: false));
        return command;
    }

    private static string Told(AuditCheck check) => check.Fault switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $"ok: {check.Sealed} records sealed, {check.Waiting} wait for their seal"),
        TrailFaultKind.CutOff => string.Create(CultureInfo.InvariantCulture, $"cut off: the chain ends before record {check.FaultNumber} of the chain, which is anchored"),
        { } fault => $"{fault.ToString().ToLowerInvariant()}: {Place(check)}",
    };

    private static string Place(AuditCheck check) => string.Join(", ", new[]
    {
        check.FaultNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"record {number} of the chain") : "a record without a seal",
        check.FaultEntryId is { } id ? string.Create(CultureInfo.InvariantCulture, $"line {id}") : "its line unknown",
    });
}
