using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>Puts a chart over a block of cells.</summary>
internal static class ChartFrame
{
    /// <summary>Places the chart over rows and columns counted from 0.</summary>
    public static void Place(DrawingsPart drawing, ChartSpace chart, string description, int row, int rows, int columns)
    {
        var part = drawing.AddNewPart<ChartPart>();
        part.ChartSpace = chart;
        var frame = new GraphicFrame(
            new NonVisualGraphicFrameProperties(
                new NonVisualDrawingProperties { Id = 2, Name = description, Description = description },
                new NonVisualGraphicFrameDrawingProperties()),
            new Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
            new A.Graphic(new A.GraphicData(new ChartReference { Id = drawing.GetIdOfPart(part) }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        {
            Macro = "",
        };
        drawing.WorksheetDrawing = new WorksheetDrawing(new TwoCellAnchor(
            new FromMarker(Column(0), Zero<ColumnOffset>(), Line(row), Zero<RowOffset>()),
            new ToMarker(Column(columns), Zero<ColumnOffset>(), Line(row + rows), Zero<RowOffset>()),
            frame,
            new ClientData()));
    }

    private static ColumnId Column(int index) => new(index.ToString(CultureInfo.InvariantCulture));

    private static RowId Line(int index) => new(index.ToString(CultureInfo.InvariantCulture));

    private static T Zero<T>()
        where T : DocumentFormat.OpenXml.OpenXmlLeafTextElement, new() => new() { Text = "0" };
}
