using System.Globalization;
using CsvHelper;

namespace ParkingOps.Web.Data.Seeding;

/// <summary>The files of <c>seed-data/</c>, which stand beside the program.</summary>
internal static class SeedFiles
{
    /// <summary>Reads all rows of a file; each row by the names of its header.</summary>
    public static void ForEach(string file, Action<CsvReader> read)
    {
        using var reader = CsvReader.FromFile(Path.Combine(AppContext.BaseDirectory, "seed-data", file), new CsvReaderOptions(), FileOptions.None);
        while (reader.Read()) read(reader);
    }

    /// <summary>The text of a cell, or null when it is empty.</summary>
    public static string? Text(this CsvReader row, string name) => row.GetString(name) is { Length: > 0 } text ? text : null;

    /// <summary>The day in a cell, or null when it is empty.</summary>
    public static DateOnly? Day(this CsvReader row, string name) =>
        row.Text(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The number in a cell, or null when it is empty.</summary>
    public static decimal? Number(this CsvReader row, string name) =>
        row.Text(name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
}
