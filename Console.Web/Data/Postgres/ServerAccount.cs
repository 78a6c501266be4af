using System.Diagnostics;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>The account under which the private server runs, and commands run in its name.</summary>
internal static class ServerAccount
{
    public static bool IsRoot => Environment.UserName == "root";

    /// <summary>Whether any account may pass through every folder above the path.</summary>
    public static bool CanReach(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
            if (folder.Exists && !File.GetUnixFileMode(folder.FullName).HasFlag(UnixFileMode.OtherExecute)) return false;
        return true;
    }

    /// <summary>Puts a command into the server's account; <paramref name="diesWithParent"/> ends it with this process, kill -9 included.</summary>
    public static string[] Command(bool diesWithParent, params string[] command)
    {
        string[] account = IsRoot ? ["--reuid=postgres", "--regid=postgres", "--init-groups"] : [];
        string[] death = diesWithParent ? ["--pdeathsig", "INT"] : [];
        return account.Length + death.Length == 0 ? command : ["setpriv", .. account, .. death, "--", .. command];
    }

    /// <summary>Runs a command to its end; throws with what it printed when it failed.</summary>
    public static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new PrivatePostgresException($"'{string.Join(' ', command)}' failed: {errors}{output.GetAwaiter().GetResult()}");
    }
}
