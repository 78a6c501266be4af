using System.Globalization;
using Microsoft.AspNetCore.Localization;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Jobs;

namespace ParkingOps.Web.Hosting;

/// <summary>Puts the console's parts together; the console and the command line share all but pages and jobs.</summary>
public static class ConsoleHost
{
    /// <summary>Setting that turns the scheduler off, for verbs of the command line and for tests.</summary>
    public const string JobsSetting = "Jobs:Enabled";

    /// <summary>Folder of the program's own files: the project in a checkout, the program's folder when published.</summary>
    public static string ContentRoot =>
        File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "Console.Web.csproj")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;

    /// <summary>Registers everything that works on the database.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args, string connectionString, string? ownerConnectionString = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot });
        builder.Configuration["ConnectionStrings:Console"] = connectionString;
        if (ownerConnectionString is not null) builder.Configuration["ConnectionStrings:ConsoleOwner"] = ownerConnectionString;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddConsole(builder.Configuration, builder.Environment);
        return builder;
    }

    /// <summary>Registers data, access, features and jobs, in that order.</summary>
    public static void AddConsole(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddData(configuration);
        services.AddAccess(configuration, environment.IsProduction());
        services.AddFeatures(configuration, environment);
        services.AddJobs(configuration);
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(SetCultures);
    }

    private static void SetCultures(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture("zh-CN");
        options.SupportedCultures = options.SupportedUICultures = [new CultureInfo("zh-CN"), new CultureInfo("en")];
    }
}
