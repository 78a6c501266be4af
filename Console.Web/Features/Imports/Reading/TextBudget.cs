using System.Text;
using System.Xml;
using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>How much text of one workbook is held in memory: texts are kept whole, and a small file can unpack to many of them.</summary>
/// <param name="mostBytes">Most text, in bytes of memory.</param>
internal sealed class TextBudget(int mostBytes)
{
    /// <summary>Most text of a workbook, in bytes of memory.</summary>
    public const int Most = 40 << 20;

    private const int Piece = 4096;
    private readonly char[] piece = new char[Piece];
    private long held;

    /// <summary>Adds the text of an element, and moves behind it. Piece by piece, so that one endless text ends in time too.</summary>
    /// <exception cref="RuleException"><c>import-texts</c>.</exception>
    public void Read(XmlReader element, StringBuilder text)
    {
        var isEmpty = element.IsEmptyElement;
        element.Read();
        if (isEmpty) return;
        while (element.NodeType != XmlNodeType.EndElement)
        {
            if (element.NodeType == XmlNodeType.Element) throw new XmlException();
            if (element.HasValue) Add(element, text);
            element.Read();
        }
        element.Read();
    }

    private void Add(XmlReader part, StringBuilder text)
    {
        if (part.NodeType is XmlNodeType.ProcessingInstruction or XmlNodeType.Comment) return;
        for (var read = part.ReadValueChunk(piece, 0, Piece); read > 0; read = part.ReadValueChunk(piece, 0, Piece))
        {
            if ((held += read * sizeof(char)) > mostBytes) throw new RuleException("import-texts", mostBytes >> 20);
            text.Append(piece, 0, read);
        }
    }
}
