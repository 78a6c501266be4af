using ParkingOps.Web.Data.Postgres;

namespace ParkingOps.Web.Hosting;

/// <summary>The database of this process: the configured server, or the console's own private one.</summary>
public sealed class ConsoleDatabase : IDisposable
{
    private readonly PrivatePostgres? own;

    private ConsoleDatabase(string connectionString, string? ownerConnectionString, PrivatePostgres? own)
    {
        ConnectionString = connectionString;
        OwnerConnectionString = ownerConnectionString;
        this.own = own;
    }

    /// <summary>Where the database is.</summary>
    public string ConnectionString { get; }

    /// <summary>Where it is for the owner of its tables, who migrates and prunes; null where nobody else is configured.</summary>
    public string? OwnerConnectionString { get; }

    /// <summary>
    /// Takes <c>ConnectionStrings:Console</c> where it is configured; otherwise starts or joins the private server. Ends the process
    /// with a message that says what to install when there is neither.
    /// </summary>
    public static ConsoleDatabase Locate(string[] args)
    {
        var configuration = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ConsoleHost.ContentRoot })
            .Configuration;
        var configured = configuration.GetConnectionString("Console");
        if (!string.IsNullOrWhiteSpace(configured)) return new ConsoleDatabase(configured, configuration.GetConnectionString("ConsoleOwner"), null);
        try
        {
            var own = PrivatePostgres.Start(DataFolder.Resolve(ConsoleHost.ContentRoot), Console.Error);
            return new ConsoleDatabase(own.ConnectionString, own.OwnerConnectionString, own);
        }
        catch (PrivatePostgresException missing)
        {
            Console.Error.WriteLine(missing.Message);
            Environment.Exit(3);
            throw;
        }
    }

    /// <summary>Ends the private server if this process started it.</summary>
    public void Dispose() => own?.Dispose();
}
