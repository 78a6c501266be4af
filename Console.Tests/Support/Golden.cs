using System.Text.Json;

namespace ParkingOps.Tests.Support;

/// <summary>The settled cases in Golden/.</summary>
public static class Golden
{
    public static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file))).RootElement;

    public static IEnumerable<string> Names(string file) => Read(file).EnumerateArray().Select(golden => golden.GetProperty("name").GetString()!);

    public static JsonElement Case(string file, string name) =>
        Read(file).EnumerateArray().Single(golden => golden.GetProperty("name").GetString() == name);
}
