using System.Security.Cryptography;
using System.Text;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// Paths of one private server. PostgreSQL refuses to run as root, so for root it runs as <c>postgres</c>, which cannot pass
/// through a private home; then the data lie under /var/lib. A socket's path may have 107 bytes, so it lies in a short folder.
/// </summary>
internal sealed class PostgresFolder
{
    private PostgresFolder(string home, string socket)
    {
        Home = home;
        Socket = socket;
    }

    public string Home { get; }

    public string Socket { get; }

    public string Cluster => Path.Combine(Home, "cluster");

    public string Log => Path.Combine(Home, "server.log");

    public string Lock => Path.Combine(Home, "start.lock");

    public static PostgresFolder In(string dataFolder, TextWriter notes)
    {
        var home = Path.Combine(dataFolder, "postgres");
        var short8 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home)))[..10];
        if (ServerAccount.IsRoot && !ServerAccount.CanReach(dataFolder))
        {
            var moved = $"/var/lib/parkingops-{short8}";
            notes.WriteLine($"The account 'postgres' cannot reach {dataFolder}; the private database is kept in {moved}.");
            home = moved;
        }
        Directory.CreateDirectory(home);
        return new PostgresFolder(home, Path.Combine(Path.GetTempPath(), $"parkingops-{Environment.UserName}-{short8}"));
    }
}
