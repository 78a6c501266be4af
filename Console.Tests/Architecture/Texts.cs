using System.Xml.Linq;

namespace ParkingOps.Tests.Architecture;

/// <summary>The texts of one class of texts, in both languages.</summary>
/// <param name="Name">Name of the class, for example <c>SiteText</c>.</param>
/// <param name="Chinese">Texts by key; the language when no other is asked for.</param>
/// <param name="English">Texts by key.</param>
internal sealed record Texts(string Name, IReadOnlyDictionary<string, string> Chinese, IReadOnlyDictionary<string, string> English)
{
    // The component library speaks English by itself, so that its Chinese stands alone.
    private const string OneLanguage = "LibraryText";

    /// <summary>All texts of the console in two languages.</summary>
    public static IReadOnlyDictionary<string, Texts> All { get; } = Files().ToDictionary(texts => texts.Name);

    /// <summary>Whether a key has words in both languages.</summary>
    public bool Has(string key) => Chinese.ContainsKey(key) && English.ContainsKey(key);

    private static IEnumerable<Texts> Files() => SourceTree.Files("Console.Web", ".resx")
        .Where(file => !file.Path.EndsWith(".en.resx", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(file.Path) != OneLanguage)
        .Select(file => new Texts(Path.GetFileNameWithoutExtension(file.Path), Read(file.Path), Read(Path.ChangeExtension(file.Path, ".en.resx"))));

    private static Dictionary<string, string> Read(string path)
    {
        var full = Path.Combine(SourceTree.Root, path);
        return File.Exists(full)
            ? XDocument.Load(full).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value)
            : [];
    }
}
