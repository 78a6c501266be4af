using System.Xml;
using ParkingOps.Domain;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>Reads the sheets of a workbook that belong to the template, whoever saved it.</summary>
internal sealed class WorkbookReader : IDisposable
{
    private readonly WorkbookPackage package;
    private readonly Dictionary<string, string> paths = [];
    private readonly SheetReader sheets;

    private WorkbookReader(WorkbookPackage package)
    {
        this.package = package;
        var workbook = package.Relations("").Where(one => one.Type == "officeDocument").Select(one => one.Target.TrimStart('/')).FirstOrDefault() ?? throw new RuleException("import-no-workbook");
        var folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        var parts = package.Relations(workbook).ToLookup(one => one.Id, one => one.Target.StartsWith('/') ? one.Target : folder + one.Target);
        var texts = package.Relations(workbook).Where(one => one.Type == "sharedStrings").SelectMany(one => parts[one.Id]).FirstOrDefault();
        ReadNames(workbook, parts);
        using var shared = texts is null ? null : package.Read(texts);
        sheets = new SheetReader(shared);
    }

    /// <summary>Whether its days are counted from 1904, as some old programs did.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="RuleException">What <see cref="WorkbookPackage.Open"/> refuses; <c>import-no-workbook</c> for one that is damaged.</exception>
    public static WorkbookReader Open(Stream content)
    {
        try
        {
            return new WorkbookReader(WorkbookPackage.Open(content));
        }
        catch (XmlException)
        {
            throw new RuleException("import-no-workbook");
        }
        catch (InvalidDataException)
        {
            throw new RuleException("import-no-workbook");
        }
    }

    /// <summary>Rows of a sheet in which anything stands; null when there is no such sheet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">Rows after which reading ends with a refusal.</param>
    /// <exception cref="RuleException"><c>import-no-workbook</c> for a sheet that is damaged, <c>import-too-many</c>, <c>import-bomb</c>.</exception>
    public List<SheetRow>? Rows(string name, int most)
    {
        if (!paths.TryGetValue(NormalName.Of(name), out var path)) return null;
        try
        {
            using var xml = package.Read(path) ?? throw new RuleException("import-no-workbook");
            var rows = new List<SheetRow>();
            foreach (var row in sheets.Rows(xml))
            {
                if (rows.Count == most) throw new RuleException("import-too-many", ImportBook.MostRows);
                rows.Add(row);
            }
            return rows;
        }
        catch (XmlException)
        {
            throw new RuleException("import-no-workbook");
        }
        catch (InvalidDataException)
        {
            throw new RuleException("import-no-workbook");
        }
    }

    /// <inheritdoc />
    public void Dispose() => package.Dispose();

    private void ReadNames(string workbook, ILookup<string, string> parts)
    {
        using var xml = package.Read(workbook) ?? throw new RuleException("import-no-workbook");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") CountsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName == "sheet" && RelationOf(xml) is { } id && parts[id].FirstOrDefault() is { } path) paths.TryAdd(NormalName.Of(xml.GetAttribute("name")), path);
        }
    }

    // The namespace of relations differs between the two forms of the format.
    private static string? RelationOf(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
            if (xml.LocalName == "id" && xml.Prefix.Length > 0) id = xml.Value;
        xml.MoveToElement();
        return id;
    }
}
