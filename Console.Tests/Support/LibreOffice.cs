using System.Diagnostics;
using Xunit;

namespace ParkingOps.Tests.Support;

/// <summary>LibreOffice as the outside judge of our workbooks.</summary>
internal static class LibreOffice
{
    private const string EverySheetAsCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1";

    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => new[] { "soffice", "libreoffice" }.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a workbook and saves every sheet as comma-separated text; the rows of each by its name.</summary>
    public static IReadOnlyDictionary<string, string[]> ToCsv(byte[] workbook)
    {
        using var folder = new TemporaryFolder();
        Convert(folder, workbook, EverySheetAsCsv);
        return Directory.GetFiles(folder.Path, "book-*.csv").ToDictionary(
            file => System.IO.Path.GetFileNameWithoutExtension(file)["book-".Length..],
            File.ReadAllLines);
    }

    /// <summary>Opens a workbook and saves it anew, as a person does who fills it in there.</summary>
    public static byte[] ToWorkbook(byte[] workbook)
    {
        using var folder = new TemporaryFolder();
        var saved = System.IO.Path.Combine(folder.Path, "saved");
        Convert(folder, workbook, "xlsx", saved);
        return File.ReadAllBytes(System.IO.Path.Combine(saved, "book.xlsx"));
    }

    /// <summary>Opens a workbook and prints it.</summary>
    public static byte[] ToPdf(byte[] workbook)
    {
        using var folder = new TemporaryFolder();
        Convert(folder, workbook, "pdf");
        return File.ReadAllBytes(System.IO.Path.Combine(folder.Path, "book.pdf"));
    }

    private static void Convert(TemporaryFolder folder, byte[] workbook, string format, string? into = null)
    {
        var file = System.IO.Path.Combine(folder.Path, "book.xlsx");
        File.WriteAllBytes(file, workbook);
        string[] arguments =
        [
            $"-env:UserInstallation=file://{folder.Path}/profile", "--headless", "--convert-to", format, "--outdir", into ?? folder.Path, file,
        ];
        using var process = Process.Start(new ProcessStartInfo(Path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said.Result + complained);
    }
}
