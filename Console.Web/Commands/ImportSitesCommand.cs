using System.CommandLine;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Commands;

/// <summary><c>import-sites FILE.csv</c>: registers organisations and sites; names every faulty row and takes the good ones.</summary>
internal static class ImportSitesCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = $"CSV with the header {SiteImport.Header}; optional columns: {SiteImport.OptionalHeader}." };
        var command = new Command("import-sites", "Register organisations and sites from a CSV file.") { file.AcceptExistingOnly() };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var outcome = await services.GetRequiredService<SiteImport>().ImportAsync(parsed.GetRequiredValue(file), stop);
            foreach (var fault in outcome.Faults) Console.Error.WriteLine(fault);
            Console.WriteLine($"{outcome.Created} sites created, {outcome.Updated} updated, {outcome.Faults.Count} rows refused");
            return outcome.Faults.Count == 0 ? 0 : 1;
        }, cancel));
        return command;
    }
}
