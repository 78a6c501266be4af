using System.Globalization;
using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Calendar;

/// <summary>The rows of one year's notice, read whole: what they say, and every fault of theirs by row.</summary>
internal sealed class YearNoticeReading
{
    private const int LongestName = 50;
    private const int LongestSource = 300;
    private readonly Dictionary<DateOnly, int> seen = [];
    private readonly int year;

    private YearNoticeReading(int year) => this.year = year;

    /// <summary>What the rows without a fault say.</summary>
    public List<CalendarDay> Days { get; } = [];

    /// <summary>What is wrong.</summary>
    public List<YearNoticeFault> Faults { get; } = [];

    /// <summary>Reads the rows of a year's notice.</summary>
    /// <param name="year">The year.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="others">Dates that the notices of other years name.</param>
    public static YearNoticeReading Of(int year, IReadOnlyList<YearNoticeRow> rows, IReadOnlyDictionary<DateOnly, int> others)
    {
        var reading = new YearNoticeReading(year);
        for (var number = 1; number <= rows.Count; number++)
            try
            {
                reading.Days.Add(reading.Take(rows[number - 1], number, others));
            }
            catch (RuleException refusal)
            {
                reading.Faults.Add(new YearNoticeFault(number, refusal));
            }
        return reading;
    }

    private CalendarDay Take(YearNoticeRow row, int number, IReadOnlyDictionary<DateOnly, int> others)
    {
        if (row.Fault is { } fault) throw fault;
        if (!DateOnly.TryParseExact(row.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) throw new RuleException("import-value", "date", row.Date);
        if (!bool.TryParse(row.IsOffDay, out var isOffDay)) throw new RuleException("import-value", "is_off_day", row.IsOffDay);
        if (row.Year != year.ToString(CultureInfo.InvariantCulture)) throw new RuleException("notice-year", row.Year, year);
        // New Year's holiday may begin in the old year, and a long one may end in the new.
        if (date < new DateOnly(year, 1, 1).AddDays(-15) || date > new DateOnly(year, 12, 31).AddDays(15)) throw new RuleException("notice-date", date, year);
        if (others.TryGetValue(date, out var other)) throw new RuleException("notice-other-year", date, other);
        if (!seen.TryAdd(date, number)) throw new RuleException("notice-twice", date, seen[date]);
        if (row.Name.Trim() is not { Length: > 0 and <= LongestName } name) throw new RuleException("name-missing", LongestName);
        if (row.Source.Trim() is not { Length: > 0 and <= LongestSource } source) throw new RuleException("notice-source", LongestSource);
        return new CalendarDay { Date = date, Name = name, IsOffDay = isOffDay, ArrangementYear = year, Source = source };
    }
}
