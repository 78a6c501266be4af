using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>Collects fonts, fills, borders and number formats once each, and the cell formats made of them.</summary>
internal sealed class StyleSheetBuilder
{
    private readonly List<OpenXmlElement> fonts = [];
    private readonly List<OpenXmlElement> fills = [];
    private readonly List<OpenXmlElement> borders = [];
    private readonly List<NumberingFormat> numbers = [];
    private readonly List<CellFormat> formats = [];

    public uint Font(double size, string color, bool bold = false, bool underline = false)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        if (underline) font.Append(new Underline());
        font.Append(new FontSize { Val = size }, new Color { Rgb = color }, new FontName { Val = WorkbookStyles.FontName });
        return Place(fonts, font);
    }

    public uint Fill(string? color) => Place(fills, color is null
        ? new Fill(new PatternFill { PatternType = PatternValues.None })
        : new Fill(new PatternFill(new ForegroundColor { Rgb = color }) { PatternType = PatternValues.Solid }));

    public uint Gray() => Place(fills, new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));

    public uint Border(string? bottom, BorderStyleValues style = BorderStyleValues.Thin, string? top = null) => Place(borders, new Border(
        new LeftBorder(),
        new RightBorder(),
        top is null ? new TopBorder() : new TopBorder(new Color { Rgb = top }) { Style = style },
        bottom is null ? new BottomBorder() : new BottomBorder(new Color { Rgb = bottom }) { Style = style },
        new DiagonalBorder()));

    public uint Number(string code)
    {
        numbers.Add(new NumberingFormat { NumberFormatId = (uint)(164 + numbers.Count), FormatCode = code });
        return numbers[^1].NumberFormatId!.Value;
    }

    /// <summary>Adds the format of the next style, in the order of <see cref="CellStyle"/>.</summary>
    public void Add(CellStyle style, uint font, uint fill = 0, uint border = 0, uint number = 0, Alignment? alignment = null)
    {
        if ((int)style != formats.Count) throw new InvalidOperationException($"{style} is out of order.");
        var format = new CellFormat
        {
            FontId = font,
            FillId = fill,
            BorderId = border,
            NumberFormatId = number,
            FormatId = 0,
            ApplyFont = true,
            ApplyFill = fill > 0,
            ApplyBorder = border > 0,
            ApplyNumberFormat = number > 0,
        };
        if (alignment is not null)
        {
            format.Append(alignment);
            format.ApplyAlignment = true;
        }
        formats.Add(format);
    }

    public Stylesheet Build() => new(
        new NumberingFormats(numbers) { Count = (uint)numbers.Count },
        new Fonts(fonts) { Count = (uint)fonts.Count },
        new Fills(fills) { Count = (uint)fills.Count },
        new Borders(borders) { Count = (uint)borders.Count },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(formats) { Count = (uint)formats.Count });

    private static uint Place(List<OpenXmlElement> list, OpenXmlElement element)
    {
        list.Add(element);
        return (uint)(list.Count - 1);
    }
}
