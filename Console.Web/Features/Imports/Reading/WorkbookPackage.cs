using System.IO.Compression;
using System.Xml;
using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>
/// The parts of an uploaded workbook. What may not be in one is found out before anything of it is parsed: macros, links to other files, and
/// parts that grow out of all proportion when they are unpacked. What a part says of its own size is not trusted.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const int MostEntries = 1000;
    private const long MostUnpacked = 200L << 20;
    private const long SmallPart = 1 << 20;
    private const long MostRatio = 300;

    private readonly ZipArchive zip;
    private long unpacked;

    private WorkbookPackage(ZipArchive zip) => this.zip = zip;

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="RuleException"><c>import-no-workbook</c>, <c>import-old-workbook</c>, <c>import-bomb</c>, <c>import-macros</c> or <c>import-external</c>.</exception>
    public static WorkbookPackage Open(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (head[..length].StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw new RuleException("import-old-workbook");
        if (!head[..length].StartsWith("PK"u8)) throw new RuleException("import-no-workbook");
        var package = new WorkbookPackage(Unzip(content));
        package.DemandHarmless();
        return package;
    }

    /// <summary>A part as XML; null when there is none of that name.</summary>
    public XmlReader? Read(string path)
    {
        if (zip.GetEntry(path.TrimStart('/')) is not { } entry) return null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, MaxCharactersInDocument = MostUnpacked, CloseInput = true };
        return XmlReader.Create(new CountedStream(entry.Open(), Count), settings);
    }

    /// <summary>Relations of a part: id, last part of its type, and target.</summary>
    public IEnumerable<(string Id, string Type, string Target)> Relations(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        using var xml = Read($"{path[..^name.Length]}_rels/{name}.rels");
        while (xml?.Read() == true)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
                yield return (xml.GetAttribute("Id") ?? "", (xml.GetAttribute("Type") ?? "").Split('/')[^1], xml.GetAttribute("Target") ?? "");
    }

    /// <inheritdoc />
    public void Dispose() => zip.Dispose();

    private static ZipArchive Unzip(Stream content)
    {
        try
        {
            var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries) throw new RuleException("import-bomb");
            return zip;
        }
        catch (InvalidDataException)
        {
            throw new RuleException("import-no-workbook");
        }
    }

    private static bool IsOutOfProportion(ZipArchiveEntry entry) => entry.Length > SmallPart && entry.Length / Math.Max(1, entry.CompressedLength) > MostRatio;

    private void DemandHarmless()
    {
        if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked || zip.Entries.Any(IsOutOfProportion)) throw new RuleException("import-bomb");
        if (zip.GetEntry("[Content_Types].xml") is null) throw new RuleException("import-no-workbook");
        if (Has("vbaProject.bin") || Has("xl/macrosheets/") || SaysMacros()) throw new RuleException("import-macros");
        if (Has("xl/externalLinks/") || Has("xl/connections.xml") || Has("xl/queryTables/") || LinksOut()) throw new RuleException("import-external");
    }

    private bool Has(string part) => zip.Entries.Any(entry => entry.FullName.Contains(part, StringComparison.OrdinalIgnoreCase));

    private bool SaysMacros()
    {
        using var xml = Read("[Content_Types].xml")!;
        while (xml.Read())
            if (xml.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true) return true;
        return false;
    }

    // An address that a person may click on is read by nobody here; anything else outside the file is.
    private bool LinksOut()
    {
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            using var xml = Read(entry.FullName)!;
            while (xml.Read())
                if (xml.GetAttribute("TargetMode") == "External" && xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true) return true;
        }
        return false;
    }

    private void Count(int bytes)
    {
        if ((unpacked += bytes) > MostUnpacked) throw new RuleException("import-bomb");
    }
}
