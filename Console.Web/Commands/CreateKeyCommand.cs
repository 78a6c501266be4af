using System.CommandLine;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Commands;

/// <summary><c>create-key --organisation CODE</c>: makes a key for gate events and prints it, alone.</summary>
internal static class CreateKeyCommand
{
    public static Command Create()
    {
        var organisation = new Option<string>("--organisation") { Description = "Code of the organisation whose sites the key reaches.", Required = true };
        var label = new Option<string>("--label") { Description = "What the key is for.", DefaultValueFactory = _ => "command line" };
        var command = new Command("create-key", "Make an API key; prints the key alone, once.") { organisation, label };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, _) =>
        {
            var keys = services.GetRequiredService<ApiKeyService>();
            Console.WriteLine(await keys.CreateAsync(parsed.GetRequiredValue(organisation), parsed.GetRequiredValue(label)));
            return 0;
        }, cancel));
        return command;
    }
}
