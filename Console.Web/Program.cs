using ParkingOps.Web.Commands;
using ParkingOps.Web.Hosting;

// "ParkingOps.Web VERB ..." runs one verb of the command line; without a verb the console itself starts.
if (CommandLine.IsVerb(args)) return await CommandLine.RunAsync(args);

using var database = ConsoleDatabase.Locate(args);
var builder = ConsoleHost.CreateBuilder(args, database.ConnectionString, database.OwnerConnectionString);
builder.Services.AddPages(builder.Configuration);
var app = builder.Build();
app.UseConsolePipeline();
app.MapConsole();
await ConsoleStart.PrepareAsync(app.Services, Console.Out);
if (!await ConsoleStart.TryListenAsync(app, Console.Error)) return 1;
ConsoleStart.Announce(app, Console.Out);
await app.WaitForShutdownAsync();
return 0;

/// <summary>Entry point of the console; public so that tests can host it.</summary>
public partial class Program;
