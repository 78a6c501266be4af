using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>Reads a sheet row by row, whoever saved it: with shared or inline texts, with or without the addresses of cells.</summary>
internal sealed partial class SheetReader
{
    private const int MostColumns = 100;
    private readonly TextBudget budget = new(TextBudget.Most);
    private readonly List<string> sharedTexts = [];

    /// <summary>Begins with the texts that cells point to by number.</summary>
    /// <param name="texts">Those texts; null when there are none.</param>
    /// <exception cref="Domain.RuleException"><c>import-texts</c>.</exception>
    public SheetReader(XmlReader? texts)
    {
        while (texts?.Read() == true)
            if (texts is { NodeType: XmlNodeType.Element, LocalName: "si" }) sharedTexts.Add(Content(texts).Text);
    }

    /// <summary>Rows in which anything stands.</summary>
    public IEnumerable<SheetRow> Rows(XmlReader xml)
    {
        var number = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : number + 1;
            var cells = Cells(xml);
            if (cells.Count > 0) yield return new SheetRow(number, cells);
        }
    }

    private static int ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter) || column > MostColumns) break;
            column = column * 26 + char.ToUpperInvariant(letter) - 'A' + 1;
        }
        return column;
    }

    // What is heard but not written, the reading aid of a text, is left out.
    private (string Text, bool IsFormula) Content(XmlReader xml)
    {
        var (text, isFormula) = (new StringBuilder(), false);
        using var inner = xml.ReadSubtree();
        inner.Read();
        while (!inner.EOF)
        {
            if (inner.NodeType != XmlNodeType.Element) inner.Read();
            else if (inner.LocalName is "v" or "t") budget.Read(inner, text);
            else if (inner.LocalName is "f" or "rPh")
            {
                isFormula |= inner.LocalName == "f";
                inner.Skip();
            }
            else inner.Read();
        }
        return (Whole(Escaped().Replace(text.ToString(), code => $"{(char)Convert.ToUInt16(code.Groups[1].Value, 16)}")), isFormula);
    }

    // Half a character, which only the escaped form can hold, would be refused wherever the text goes; so it becomes the replacement character.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // How the format writes a character that XML does not take.
    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();

    private static string Plain(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e15
            ? ((decimal)value).ToString("0.###############", CultureInfo.InvariantCulture) : number;

    private Dictionary<int, SheetCell> Cells(XmlReader xml)
    {
        var cells = new Dictionary<int, SheetCell>();
        if (xml.IsEmptyElement) return cells;
        using var row = xml.ReadSubtree();
        var column = 0;
        while (row.Read())
        {
            if (row.NodeType != XmlNodeType.Element || row.LocalName != "c") continue;
            column = ColumnOf(row.GetAttribute("r")) is > 0 and var told ? told : column + 1;
            var cell = CellOf(row);
            if (!cell.IsBlank && column <= MostColumns) cells[column] = cell;
        }
        return cells;
    }

    private SheetCell CellOf(XmlReader xml)
    {
        var type = xml.GetAttribute("t") ?? "n";
        var (text, isFormula) = Content(xml);
        return type switch
        {
            "s" => new SheetCell(int.TryParse(text, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < sharedTexts.Count ? sharedTexts[at] : "", IsFormula: isFormula),
            "n" => new SheetCell(Plain(text), IsNumber: text.Length > 0, IsFormula: isFormula),
            "b" => new SheetCell(text == "1" ? "TRUE" : "FALSE", IsFormula: isFormula),
            _ => new SheetCell(text, IsFormula: isFormula, IsError: type == "e"),
        };
    }
}
