using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Notices;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Calendar;

/// <summary>What a year's notice would do.</summary>
/// <param name="Faults">What is wrong with its rows; nothing can be applied while anything is.</param>
/// <param name="Days">Dates whose kind changes.</param>
/// <param name="Changes">What it does to the sites; null while a row has a fault.</param>
public sealed record YearNoticePreview(IReadOnlyList<YearNoticeFault> Faults, IReadOnlyList<DateOnly> Days, RulesPreview? Changes);

/// <summary>The yearly notice of holidays and make-up workdays: shown before it takes effect, and applied whole or not at all (semantics 2).</summary>
public sealed class YearNoticeService(ConsoleDbFactory databases, ITrafficStore traffic, NoticePost post, TimeProvider clock)
{
    /// <summary>Columns of a file.</summary>
    public const string Header = YearNoticeFile.Header;

    private const int FirstYear = 2010;
    private const int LastYear = 2100;

    /// <summary>The rows of a year's notice as they are; none when it is not known yet.</summary>
    public async Task<List<YearNoticeRow>> RowsAsync(int year)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        var days = await database.CalendarDays.AsNoTracking().Where(day => day.ArrangementYear == year).OrderBy(day => day.Date).ToListAsync();
        return [.. days.Select(day => new YearNoticeRow
        {
            Date = Shown.Day(day.Date),
            Name = day.Name,
            IsOffDay = day.IsOffDay ? "true" : "false",
            Year = $"{day.ArrangementYear}",
            Source = day.Source,
        })];
    }

    /// <summary>The rows of a file, every one as it stands.</summary>
    /// <exception cref="RuleException"><c>import-header</c>.</exception>
    public async Task<List<YearNoticeRow>> ReadAsync(FileInfo file)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        return YearNoticeFile.Read(file);
    }

    /// <summary>What a notice would do in place of what is known of its year.</summary>
    /// <exception cref="RuleException"><c>notice-years</c> or <c>notice-empty</c>.</exception>
    public async Task<YearNoticePreview> PreviewAsync(int year, IReadOnlyList<YearNoticeRow> rows)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        var stored = await database.CalendarDays.AsNoTracking().ToListAsync();
        var reading = Read(year, rows, stored);
        if (reading.Faults.Count > 0) return new YearNoticePreview(reading.Faults, [], null);
        var (before, after) = CalendarsOf(stored, year, reading.Days);
        var changed = ChangedDays(before, after, year);
        return new YearNoticePreview([], changed, await ChangesAsync(database, before, after, TouchedDays(changed)));
    }

    /// <summary>
    /// Applies a notice. Finished days whose windows change are computed anew; where what is published would no longer fit, the unit and the
    /// operators get a notice: until one of them changes it, the quota holds it back.
    /// </summary>
    /// <exception cref="RuleException"><c>notice-years</c>, <c>notice-empty</c>, or <c>notice-faults</c> with the number of faulty rows.</exception>
    public async Task ApplyAsync(int year, IReadOnlyList<YearNoticeRow> rows)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Whoever publishes an offer or sets a quota meanwhile waits, and is judged by the new calendar.
        await database.Database.ExecuteSqlAsync($"select 1 from sites order by id for update");
        var stored = await database.CalendarDays.ToListAsync();
        var reading = Read(year, rows, stored);
        if (reading.Faults.Count > 0) throw new RuleException("notice-faults", reading.Faults.Count);
        var (before, after) = CalendarsOf(stored, year, reading.Days);
        var touched = TouchedDays(ChangedDays(before, after, year));
        var changes = await ChangesAsync(database, before, after, touched);
        Replace(database, [.. stored.Where(day => day.ArrangementYear == year)], reading.Days);
        database.Reason = $"calendar notice {year}";
        await database.SaveChangesAsync();
        foreach (var broken in changes.Breaks) await TellAsync(database, year, broken);
        await transaction.CommitAsync();
        await ReopenAsync(database, touched);
    }

    private async Task TellAsync(ConsoleDb database, int year, PreviewBreak broken)
    {
        var owner = await database.Sites.Where(site => site.Code == broken.SiteCode).Select(site => site.OrganisationId).SingleAsync();
        var words = new NoticeWords("calendar-exceeds", $"sites/{broken.SiteCode}?tab=offers", broken.SiteName, $"{year}", Shown.Minute(broken.Misfit.At), $"{broken.Misfit.Offered}", $"{broken.Misfit.Allowed}");
        await post.ToRoleAsync(database, Role.UnitManager, owner, words);
        await post.ToRoleAsync(database, Role.Operator, null, words);
    }

    private async Task<RulesPreview> ChangesAsync(ConsoleDb database, CityCalendar before, CityCalendar after, List<DateOnly> days)
    {
        var sites = await database.Sites.AsNoTracking().OrderBy(site => site.Code).ToListAsync();
        var rules = await SiteRulesLoader.ManyAsync(database, sites, before);
        return await RulesChange.PreviewAsync(sites.Zip(rules, (site, known) => new RulesChange(site, known, known with { Calendar = after })), days, clock.GetUtcNow());
    }

    private static void Replace(ConsoleDb database, List<CalendarDay> known, List<CalendarDay> wanted)
    {
        var byDate = wanted.ToDictionary(day => day.Date);
        foreach (var day in known)
            if (byDate.Remove(day.Date, out var becomes)) database.Entry(day).CurrentValues.SetValues(becomes);
            else database.Remove(day);
        database.AddRange(byDate.Values);
    }

    private static YearNoticeReading Read(int year, IReadOnlyList<YearNoticeRow> rows, List<CalendarDay> stored)
    {
        if (year is < FirstYear or > LastYear) throw new RuleException("notice-years", FirstYear, LastYear);
        if (rows.Count == 0) throw new RuleException("notice-empty");
        return YearNoticeReading.Of(year, rows, stored.Where(day => day.ArrangementYear != year).ToDictionary(day => day.Date, day => day.ArrangementYear));
    }

    private static (CityCalendar Before, CityCalendar After) CalendarsOf(List<CalendarDay> stored, int year, IEnumerable<CalendarDay> notice) =>
        (CalendarOf(stored), CalendarOf(stored.Where(day => day.ArrangementYear != year).Concat(notice)));

    private static CityCalendar CalendarOf(IEnumerable<CalendarDay> days) =>
        new(days.Select(day => new CalendarNotice(day.Date, day.Name, day.IsOffDay, day.ArrangementYear)));

    private static List<DateOnly> ChangedDays(CityCalendar before, CityCalendar after, int year) =>
        [.. Enumerable.Range(-15, 396).Select(new DateOnly(year, 1, 1).AddDays).Where(day => before.KindOf(day) != after.KindOf(day))];

    // A window that starts on a day may be open on the two after it.
    private static List<DateOnly> TouchedDays(List<DateOnly> changed) =>
        [.. changed.SelectMany(day => Enumerable.Range(0, ScheduleDiff.TailDays + 1).Select(day.AddDays)).Distinct().Order()];

    private async Task ReopenAsync(ConsoleDb database, List<DateOnly> days)
    {
        var today = ServiceDay.Today(clock);
        var finished = days.Where(day => day < today).ToList();
        if (finished.Count == 0) return;
        var sites = await database.Sites.Where(site => database.Quotas.Any(quota => quota.SiteId == site.Id) || database.Offers.Any(offer => offer.SiteId == site.Id)).Select(site => site.Id).ToListAsync();
        foreach (var day in finished) await traffic.MarkChangedAsync(sites, day, day, CancellationToken.None);
    }
}
