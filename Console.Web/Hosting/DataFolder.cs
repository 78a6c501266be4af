namespace ParkingOps.Web.Hosting;

/// <summary>
/// The folder for what the console keeps beside its program: the private database and the plate keys.
/// <c>CONSOLE_DATA</c> names it; without that it is <c>.data</c> at the root of the checkout, or beside the program.
/// </summary>
public static class DataFolder
{
    /// <summary>Absolute path of the data folder; it need not exist yet.</summary>
    public static string Resolve(string contentRoot)
    {
        var configured = Environment.GetEnvironmentVariable("CONSOLE_DATA");
        return Path.GetFullPath(string.IsNullOrWhiteSpace(configured)
            ? Path.Combine(CheckoutRoot(contentRoot) ?? contentRoot, ".data")
            : configured);
    }

    private static string? CheckoutRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ParkingOps.sln"))) return folder.FullName;
        return null;
    }
}
