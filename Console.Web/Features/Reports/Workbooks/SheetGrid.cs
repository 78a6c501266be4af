namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>How wide the columns of a sheet are and how high its rows, for what lies over them.</summary>
/// <param name="widths">Widths of the columns, in characters.</param>
/// <param name="heights">Heights of the rows, in points.</param>
internal sealed class SheetGrid(IReadOnlyList<double> widths, IReadOnlyList<double> heights)
{
    /// <summary>Height of a row that has none of its own, in points.</summary>
    public const double PlainHeight = 18;

    private const double PlainWidth = 9;
    private const double CharacterPixels = 7;
    private const double PointPixels = 96.0 / 72;

    /// <summary>Where a box ends that begins right of a column: the column, counted from 0, and pixels into it.</summary>
    public (int Column, int Pixels) ColumnAfter(int column, double width) => After(widths, PlainWidth, column, width, CharacterPixels);

    /// <summary>Where a box ends that begins at the top of a row: the row, counted from 0, and pixels into it.</summary>
    public (int Row, int Pixels) RowAfter(int row, double height) => After(heights, PlainHeight, row - 1, height, PointPixels);

    private static (int Index, int Pixels) After(IReadOnlyList<double> sizes, double plain, int index, double size, double pixels)
    {
        while (size > SizeOf(index)) size -= SizeOf(index++);
        return (index, (int)(size * pixels));

        double SizeOf(int at) => at < sizes.Count ? sizes[at] : plain;
    }
}
