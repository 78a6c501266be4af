using System.CommandLine;
using ParkingOps.Domain;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Commands;

/// <summary><c>create-key --organisation CODE</c>, <c>--citizen-app</c> or <c>--city-portal</c>: makes a key and prints it, alone.</summary>
internal static class CreateKeyCommand
{
    public static Command Create()
    {
        var organisation = new Option<string?>("--organisation") { Description = "Code of the organisation whose gates push events with the key." };
        var citizenApp = new Option<bool>("--citizen-app") { Description = "Make a key of the citizen app, which sends agreements and reservations of all sites." };
        var portal = new Option<bool>("--city-portal") { Description = "Make a key of the city's portal, which reads what is on offer and what is suspended." };
        var label = new Option<string>("--label") { Description = "What the key is for.", DefaultValueFactory = _ => "command line" };
        var days = new Option<int?>("--days") { Description = "Days after which the key is refused; without it the key has no end." };
        var command = new Command("create-key", "Make an API key; prints the key alone, once.") { organisation, citizenApp, portal, label, days };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, _) =>
        {
            var keys = services.GetRequiredService<ApiKeyService>();
            var (code, isCitizenApp, isPortal, text) = (parsed.GetValue(organisation), parsed.GetValue(citizenApp), parsed.GetValue(portal), parsed.GetRequiredValue(label));
            if ((code is null ? 0 : 1) + (isCitizenApp ? 1 : 0) + (isPortal ? 1 : 0) != 1) throw new RuleException("key-owner");
            var life = parsed.GetValue(days);
            Console.WriteLine(await (isCitizenApp ? keys.CreateForCitizenAppAsync(text, life) : isPortal ? keys.CreateForPortalAsync(text, life) : keys.CreateAsync(code!, text, life)));
            return 0;
        }, cancel));
        return command;
    }
}
