using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;
using ParkingOps.Web.Data.Postgres;

namespace ParkingOps.Tests.Support;

/// <summary>Gives <c>dotnet ef</c> the context; migrations need the model, not a database.</summary>
public sealed class DesignTimeConsoleDb : IDesignTimeDbContextFactory<ConsoleDb>
{
    public ConsoleDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConsoleDb>();
        PostgresProvider.Use(options, "Host=design-time");
        return new ConsoleDb(options.Options, TimeProvider.System, new TrailChain(new byte[TrailChain.KeyBytes]));
    }
}
