using DocumentFormat.OpenXml.Drawing.Charts;
using A = DocumentFormat.OpenXml.Drawing;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>Title, axes and texts of charts.</summary>
internal static class ChartAxes
{
    private const string Grey = "5B6673";

    public static Title Title(string text) => new(
        new ChartText(new RichText(
            new A.BodyProperties(),
            new A.Paragraph(
                new A.ParagraphProperties(Words<A.DefaultRunProperties>(1200, WorkbookStyles.Navy[2..], bold: true)),
                new A.Run(Words<A.RunProperties>(1200, WorkbookStyles.Navy[2..], bold: true), new A.Text(text))))),
        new Overlay { Val = false });

    public static TextProperties SmallText() => new(
        new A.BodyProperties(),
        new A.Paragraph(new A.ParagraphProperties(Words<A.DefaultRunProperties>(900, Grey, bold: false)), new A.EndParagraphRunProperties()));

    public static CategoryAxis Category(uint id, uint crossing, string format, bool hidden) => new(
        new AxisId { Val = id },
        new Scaling(new Orientation { Val = OrientationValues.MinMax }),
        new Delete { Val = hidden },
        new AxisPosition { Val = AxisPositionValues.Bottom },
        new NumberingFormat { FormatCode = format, SourceLinked = false },
        new MajorTickMark { Val = TickMarkValues.None },
        new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low },
        Stroke("B8C2CC"),
        SmallText(),
        new CrossingAxis { Val = crossing },
        new Crosses { Val = CrossesValues.AutoZero },
        new AutoLabeled { Val = false },
        new LabelOffset { Val = 100 },
        new NoMultiLevelLabels { Val = true });

    public static ValueAxis Value(uint id, uint crossing, string format, bool right)
    {
        var axis = new ValueAxis(
            new AxisId { Val = id },
            new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MinAxisValue { Val = 0 }),
            new Delete { Val = false },
            new AxisPosition { Val = right ? AxisPositionValues.Right : AxisPositionValues.Left });
        if (!right) axis.Append(new MajorGridlines(Stroke("E3E8ED")));
        axis.Append(
            new NumberingFormat { FormatCode = format, SourceLinked = false },
            new MajorTickMark { Val = TickMarkValues.None },
            new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
            new ChartShapeProperties(new A.Outline(new A.NoFill())),
            SmallText(),
            new CrossingAxis { Val = crossing },
            new Crosses { Val = right ? CrossesValues.Maximum : CrossesValues.AutoZero },
            new CrossBetween { Val = CrossBetweenValues.Between });
        return axis;
    }

    private static ChartShapeProperties Stroke(string color) => new(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = color })) { Width = 9525 });

    private static T Words<T>(int size, string color, bool bold)
        where T : A.TextCharacterPropertiesType, new()
    {
        var words = new T { FontSize = size, Bold = bold };
        words.Append(
            new A.SolidFill(new A.RgbColorModelHex { Val = color }),
            new A.LatinFont { Typeface = WorkbookStyles.FontName },
            new A.EastAsianFont { Typeface = WorkbookStyles.FontName });
        return words;
    }
}
