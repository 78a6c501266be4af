using System.Globalization;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>Writes values whose type is known only when they come.</summary>
public static class SheetValues
{
    /// <summary>A cell with a value of any kind that tables have; null is a blank cell.</summary>
    public static void Value(this SheetWriter sheet, object? value, CellStyle style)
    {
        switch (value)
        {
            case null: sheet.Blank(style); break;
            case string text: sheet.Text(text, style); break;
            case long number: sheet.Number(number, style); break;
            case int number: sheet.Number((long)number, style); break;
            case decimal number: sheet.Number(number, style); break;
            case DateOnly day: sheet.Day(day, style); break;
            case DateTimeOffset at: sheet.Instant(at, style); break;
            default: sheet.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", style); break;
        }
    }
}
