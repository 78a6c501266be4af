using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Overview;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Web.Features.Reports;

/// <summary>Puts the monthly reports together, in the scope of who asks; every figure comes from the statistics.</summary>
public sealed class ReportService(
    ConsoleDbFactory databases, StatisticsService statistics, OverviewService overview, IStringLocalizer<OverviewText> announcedTexts, TimeProvider clock)
{
    /// <summary>The report of a month; of the present month, up to yesterday.</summary>
    /// <exception cref="RuleException"><c>report-month</c> for a month without a finished day.</exception>
    public async Task<MonthlyReport> BuildAsync(ReportKind kind, DateOnly month, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.ExportStatistics, cancel);
        var first = new DateOnly(month.Year, month.Month, 1);
        var yesterday = ServiceDay.Today(clock).AddDays(-1);
        if (first > yesterday) throw new RuleException("report-month", Month(first));
        var last = first.AddMonths(1).AddDays(-1) is var end && end < yesterday ? end : yesterday;
        var calendar = await CalendarService.LoadAsync(database, cancel);
        var days = (await AskAsync(kind, first, last, cancel, Grouping.Day)).Rows;
        var total = await TotalAsync(kind, first, last, cancel);
        var previous = await TotalAsync(kind, first.AddMonths(-1), PreviousLast(first, last), cancel);
        return new MonthlyReport
        {
            Kind = kind,
            FirstDay = first,
            LastDay = last,
            GeneratedAt = clock.GetUtcNow(),
            Scope = await ScopeAsync(database, cancel),
            Total = total ?? new FigureRow(),
            KeyFigures = [.. KeyFigure.From(kind, total ?? new FigureRow(), previous), SitesLive(await LiveAsync(database, kind, cancel)), DailyEntries(total, last.DayNumber - first.DayNumber + 1)],
            Announced = await AnnouncedAsync(kind),
            Days = [.. days.Select(row => new DayLine(row.Group.Day!.Value, calendar.KindOf(row.Group.Day.Value), calendar.NameOf(row.Group.Day.Value), row.Figures))],
            Sites = await SitesAsync(database, kind, first, last, cancel),
            UnpublishedDays = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Count(offset => !calendar.IsPublished(first.AddDays(offset))),
        };
    }

    // A month that still runs is compared with as many days of the month before, a whole one with the whole of it.
    private static DateOnly PreviousLast(DateOnly first, DateOnly last)
    {
        var sameLength = first.AddMonths(-1).AddDays(last.DayNumber - first.DayNumber);
        return last.AddDays(1).Day == 1 || sameLength >= first ? first.AddDays(-1) : sameLength;
    }

    private static KeyFigure DailyEntries(FigureRow? total, int days) => new("daily_entries", FigureKind.Number,
        total is null ? null : Rounding.HalfUp((decimal)total.Entries / days, 1));

    private static KeyFigure SitesLive(int count) => new("sites_live", FigureKind.Count, count);

    private static async Task<int> LiveAsync(ConsoleDb database, ReportKind kind, CancellationToken cancel)
    {
        var service = ReportKinds.ServiceOf(kind);
        return await database.Sites.CountAsync(site => site.Lifecycle == Lifecycle.Live
            && database.Quotas.Any(quota => quota.SiteId == site.Id && quota.Service == service), cancel);
    }

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static async Task<string?> ScopeAsync(ConsoleDb database, CancellationToken cancel) =>
        database.Actor.OrganisationId is null ? null : await database.Organisations.Select(organisation => organisation.Name).FirstOrDefaultAsync(cancel);

    private async Task<List<AnnouncedLine>> AnnouncedAsync(ReportKind kind) =>
        [.. (await overview.AnnouncedAsync()).Where(figure => figure.Programme == ReportKinds.ProgrammeOf(kind))
            .Select(figure => new AnnouncedLine(
                announcedTexts[$"Metric.{figure.Metric}"], figure.Value, announcedTexts[$"Unit.{figure.Unit}"], figure.Qualifier.Replace(' ', '-'), figure.AsOf, figure.Source))];

    private async Task<StatisticsAnswer> AskAsync(ReportKind kind, DateOnly from, DateOnly to, CancellationToken cancel, params Grouping[] by) =>
        await statistics.AnswerAsync(new StatisticsQuery(from, to, by) { Service = ReportKinds.ServiceOf(kind), ProgrammeOnly = true }, cancel);

    private async Task<List<SiteLine>> SitesAsync(ConsoleDb database, ReportKind kind, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var districts = await database.Districts.ToDictionaryAsync(district => district.Code, Shown.Name, cancel);
        var sites = await database.Sites.AsNoTracking().Include(site => site.Organisation).ToDictionaryAsync(site => site.Code, cancel);
        return [.. (await AskAsync(kind, first, last, cancel, Grouping.Site)).Rows.Select(row =>
        {
            var site = sites[row.Group.Site!];
            return new SiteLine(site.Code, site.Name, site.Organisation.Name,
                site.DistrictCode is { } code ? districts.GetValueOrDefault(code) : null, site.CapacityOn(last)?.Total, row.Figures);
        })];
    }

    private async Task<FigureRow?> TotalAsync(ReportKind kind, DateOnly first, DateOnly last, CancellationToken cancel) =>
        (await AskAsync(kind, first, last, cancel)).Rows is [var row] ? row.Figures : null;
}
