using System.CommandLine;
using System.Globalization;
using ParkingOps.Web.Features.Backup;

namespace ParkingOps.Web.Commands;

/// <summary><c>backup FILE</c>: database, keys and head of the audit trail in one file; a console that is up may go on.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Where the backup goes; readable by its owner alone. It holds the keys: keep it like them." };
        var force = new Option<bool>("--force") { Description = "Overwrite a file of that name." };
        var command = new Command("backup", "Put database, keys and head of the audit trail into one file; the console may be up meanwhile.") { file, force };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var path = parsed.GetRequiredValue(file).FullName;
            var made = await services.GetRequiredService<BackupService>().BackUpAsync(path, parsed.GetValue(force), stop);
            foreach (var missing in services.GetRequiredService<KeptFiles>().All.Where(one => made.Parts.All(part => part.Name != one.Name)))
                await Console.Error.WriteLineAsync(missing.Path is null ? $"{missing.Name} is not in it: a setting holds it, keep that yourself." : $"{missing.Name} is not in it: there is none yet.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {made.Rows.Values.Sum()} rows of {made.Rows.Count} tables, {made.Parts.Count} parts, {new FileInfo(path).Length} bytes"));
            return 0;
        }, cancel, prepares: false));
        return command;
    }
}
