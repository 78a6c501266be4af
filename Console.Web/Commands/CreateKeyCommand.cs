using System.CommandLine;
using ParkingOps.Domain;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Commands;

/// <summary><c>create-key --organisation CODE</c> or <c>--citizen-app</c>: makes a key for gate events or for the citizen app and prints it, alone.</summary>
internal static class CreateKeyCommand
{
    public static Command Create()
    {
        var organisation = new Option<string?>("--organisation") { Description = "Code of the organisation whose gates push events with the key." };
        var citizenApp = new Option<bool>("--citizen-app") { Description = "Make a key of the citizen app, which sends agreements and reservations of all sites." };
        var label = new Option<string>("--label") { Description = "What the key is for.", DefaultValueFactory = _ => "command line" };
        var command = new Command("create-key", "Make an API key; prints the key alone, once.") { organisation, citizenApp, label };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, _) =>
        {
            var keys = services.GetRequiredService<ApiKeyService>();
            var (code, isCitizenApp) = (parsed.GetValue(organisation), parsed.GetValue(citizenApp));
            if (isCitizenApp != code is null) throw new RuleException("key-owner");
            Console.WriteLine(isCitizenApp ? await keys.CreateForCitizenAppAsync(parsed.GetRequiredValue(label)) : await keys.CreateAsync(code!, parsed.GetRequiredValue(label)));
            return 0;
        }, cancel));
        return command;
    }
}
