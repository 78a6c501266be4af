using System.CommandLine;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Commands;

/// <summary><c>create-admin NAME</c>: makes an administrator and prints the first password, which is stored nowhere.</summary>
internal static class CreateAdminCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "User name: letters, digits, '.', '-' and '_'." };
        var command = new Command("create-admin", "Make an administrator; prints the first password, once.") { name };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, _) =>
        {
            Console.WriteLine(await services.GetRequiredService<AccountService>().CreateAsync(parsed.GetRequiredValue(name), Role.Administrator, null));
            return 0;
        }, cancel));
        return command;
    }
}
