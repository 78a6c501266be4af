using System.Globalization;
using System.Text;
using ParkingOps.Domain;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>Reads cells as what their column wants; what cannot be read is a fault of the row.</summary>
internal static class CellValues
{
    private const int DayMinutes = 1440;
    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy'年'M'月'd'日'", "yyyyMMdd", "yyyy-M-d H:mm:ss", "yyyy-M-d'T'H:mm:ss"];
    private static readonly string[] TimeForms = ["H:mm", "H:mm:ss"];

    /// <summary>What a person sees in a cell.</summary>
    public static string Shown(BookRow row, ImportColumn column)
    {
        var cell = row.Cell(column);
        if (!cell.IsNumber || !double.TryParse(cell.Text, CultureInfo.InvariantCulture, out var number)) return cell.Text ?? "";
        return column switch
        {
            ImportColumn.FirstDay when SerialDay(number, row.CountsFrom1904) is { } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ImportColumn.Start or ImportColumn.End when number is >= 0 and <= 1 => string.Create(CultureInfo.InvariantCulture, $"{MinuteOf(number) / 60:00}:{MinuteOf(number) % 60:00}"),
            _ => cell.Text,
        };
    }

    /// <summary>Text without what is too much about it; null when nothing stands there or it is refused.</summary>
    public static string? Text(this BookRow row, ImportColumn column, int limit)
    {
        if (Plain(row, column) is not { } text) return null;
        if (text.Length <= limit) return text;
        row.Refuse(column, "import-long", limit);
        return null;
    }

    /// <summary>A code of the register.</summary>
    public static string? Code(this BookRow row, ImportColumn column) => Plain(row, column) is { } text ? Try(row, column, () => RegisterCode.Check(Half(text))) : null;

    /// <summary>A whole number between two.</summary>
    public static int? Number(this BookRow row, ImportColumn column, int least, int most)
    {
        if (Plain(row, column) is not { } text) return null;
        if (!decimal.TryParse(Half(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number))
            row.Refuse(column, "import-number");
        else if (number < least || number > most) row.Refuse(column, "import-range", least, most);
        else return (int)number;
        return null;
    }

    /// <summary>Degrees.</summary>
    public static double? Degrees(this BookRow row, ImportColumn column)
    {
        if (Plain(row, column) is not { } text) return null;
        if (double.TryParse(Half(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)) return degrees;
        row.Refuse(column, "import-degrees");
        return null;
    }

    /// <summary>A day, kept as a number or written out.</summary>
    public static DateOnly? Day(this BookRow row, ImportColumn column)
    {
        if (Plain(row, column) is not { } text) return null;
        if (row.Cell(column).IsNumber && double.TryParse(text, CultureInfo.InvariantCulture, out var number) && SerialDay(number, row.CountsFrom1904) is { } serial) return serial;
        if (DateTime.TryParseExact(Half(text), DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return DateOnly.FromDateTime(day);
        row.Refuse(column, "import-day");
        return null;
    }

    /// <summary>A time as minutes of the day, 0 to 1440, kept as a part of a day or written out.</summary>
    public static int? Minute(this BookRow row, ImportColumn column)
    {
        if (Plain(row, column) is not { } text) return null;
        if (row.Cell(column).IsNumber && double.TryParse(text, CultureInfo.InvariantCulture, out var part) && part is >= 0 and <= 1) return MinuteOf(part);
        var half = Half(text);
        if (half is "24:00" or "24:00:00") return DayMinutes;
        if (TimeOnly.TryParseExact(half, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time.Hour * 60 + time.Minute;
        row.Refuse(column, "window-time", text);
        return null;
    }

    /// <summary>A choice by any of its words.</summary>
    public static T? Choice<T>(this BookRow row, ImportColumn column, ChoiceWords<T> words)
        where T : struct
    {
        if (Plain(row, column) is not { } text) return null;
        if (words.Find(text) is { } choice) return choice;
        row.Refuse(column, "import-choice", string.Join(", ", words.Offered));
        return null;
    }

    /// <summary>Does what may be refused; a refusal is a fault of the cell.</summary>
    public static T? Try<T>(BookRow row, ImportColumn? column, Func<T> act)
        where T : class
    {
        try
        {
            return act();
        }
        catch (RuleException refusal)
        {
            row.Refuse(column, refusal);
            return null;
        }
    }

    /// <summary>Does what may be refused; a refusal is a fault of the cell.</summary>
    public static void Try(BookRow row, ImportColumn? column, Action act) => Try(row, column, () =>
    {
        act();
        return row;
    });

    // A formula is never computed, and what a program computed of it once is not taken on trust.
    private static string? Plain(BookRow row, ImportColumn column)
    {
        var cell = row.Cell(column);
        var text = NormalName.Tidy(cell.Text);
        if (cell.IsFormula) row.Refuse(column, "import-formula");
        else if (cell.IsError) row.Refuse(column, "import-error-value");
        else if (text.Any(char.IsControl)) row.Refuse(column, "import-control");
        else if (text.Length > 0) return text;
        else if (ImportLayout.IsRequired(column)) row.Refuse(column, "import-required");
        return null;
    }

    private static string Half(string text) => text.Normalize(NormalizationForm.FormKC).Trim();

    private static int MinuteOf(double part) => (int)Math.Round(part * DayMinutes);

    private static DateOnly? SerialDay(double number, bool countsFrom1904)
    {
        var days = Math.Floor(number) + (countsFrom1904 ? 1462 : 0);
        return days is > 366 and < 200_000 ? new DateOnly(1899, 12, 30).AddDays((int)days) : null;
    }
}
