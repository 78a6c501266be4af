using System.Globalization;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Where Debian put PostgreSQL's programs.</summary>
internal static class PostgresBinaries
{
    private const string Root = "/usr/lib/postgresql";

    /// <summary>The folder of the newest version that has a program; throws <see cref="PrivatePostgresException"/> with what to install.</summary>
    public static string Find(string program = "initdb")
    {
        var folders = Directory.Exists(Root) ? Directory.GetDirectories(Root) : [];
        var newest = folders
            .Where(folder => File.Exists(Path.Combine(folder, "bin", program)))
            .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .FirstOrDefault();
        return newest is not null
            ? Path.Combine(newest, "bin")
            : throw new PrivatePostgresException(
                "PostgreSQL is not installed. Install it with: apt-get update && apt-get install -y postgresql "
                + "(scripts/run does it for you), or set ConnectionStrings__Console to the address of a server of yours.");
    }
}

/// <summary>The private database could not be made or started; the message says what to do.</summary>
public sealed class PrivatePostgresException(string message) : Exception(message);
