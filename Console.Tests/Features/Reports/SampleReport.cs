using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Reports;

namespace ParkingOps.Tests.Features.Reports;

/// <summary>A month of figures that no car drove: what counts is that they come out as they went in.</summary>
internal static class SampleReport
{
    private static readonly DateOnly First = Shanghai.Day("2026-09-01");

    public static MonthlyReport Of(ReportKind kind, int sites = 12, bool bySiteAndDay = false)
    {
        var total = Row(1_234_567, sites, provisional: true) with { PeakCars = null, BlankReasons = [.. Row(0, 0).BlankReasons, "peak_cars:not-additive"] };
        var previous = Row(1_100_000, sites);
        return new MonthlyReport
        {
            Kind = kind,
            FirstDay = First,
            LastDay = First.AddDays(29),
            GeneratedAt = Shanghai.At("2026-10-01T08:35"),
            Total = total,
            KeyFigures =
            [
                new KeyFigure("sites_live", FigureKind.Count, sites, sites - 1),
                new KeyFigure("published_spaces", FigureKind.Count, 2400, 0),
                new KeyFigure("daily_entries", FigureKind.Number, 41_152.2m),
                .. KeyFigure.From(kind, total, previous),
            ],
            Announced =
            [
                new AnnouncedLine("共享项目", 753, "个", "exact", Shanghai.Day("2021-12-20"), "市道路运输管理局 2021-12-20 本市60余家机关事业单位错峰开放2400个泊位"),
                new AnnouncedLine("共享泊位", 34_900, "个", "rounded", Shanghai.Day("2021-12-20"), "市道路运输管理局 2021-12-20 本市60余家机关事业单位错峰开放2400个泊位"),
            ],
            Days = [.. Enumerable.Range(0, 30).Select(Day)],
            Sites = Enumerable.Range(1, sites).Select(Site),
            SiteDays = bySiteAndDay
                ? Enumerable.Range(0, 31).SelectMany(day => Enumerable.Range(1, sites).Select(site => new SiteDayLine(First.AddDays(day), Code(site), Name(site), Row(day + site, site))))
                : null,
        };
    }

    public static FigureRow Row(long entries, int seed, bool provisional = false) => new()
    {
        Entries = entries,
        Exits = entries - (entries / 50),
        VehicleDays = entries - (entries / 9),
        Visits = entries - (entries / 40),
        StayP50Minutes = 412 + seed,
        StayP90Minutes = 690 + seed,
        PeakCars = 31 + seed,
        OfferedSpaceMinutes = 96_000 + (seed * 60L),
        UsedSpaceMinutes = 61_230 + (seed * 61L),
        UtilisationPercent = Rounding.Percent(61_230 + (seed * 61L), 96_000 + (seed * 60L)),
        QuotaSpaceMinutes = 120_000,
        PublishedSharePercent = Rounding.Percent(96_000 + (seed * 60L), 120_000),
        Overstays = seed % 4,
        Provisional = provisional,
        BlankReasons =
        [
            "reservations:not-collected", "fulfilled:not-collected", "no_shows:not-collected", "unknown_outcomes:not-collected",
            "fulfilment_percent:not-collected", "no_show_percent:not-collected", "coverage_percent:not-collected",
        ],
    };

    private static string Code(int site) => $"SH-{310101 + (site % 9)}-{site:D4}";

    private static string Name(int site) => site == 1 ? "=HYPERLINK(\"http://x\",\"点我\")" : $"第{site}停车场（库）";

    private static SiteLine Site(int site) => new(
        Code(site),
        Name(site),
        site == 2 ? "+86 & <机关> \"事务\" 管理局" : $"某单位{site}",
        site == 3 ? null : "浦东新区",
        site == 3 ? null : 120 + site,
        site == 4
            ? Row(0, site) with { UtilisationPercent = null, OfferedSpaceMinutes = 0, UsedSpaceMinutes = 0, BlankReasons = [.. Row(0, site).BlankReasons, "utilisation_percent:nothing-offered"] }
            : Row(1000 + (site * 17), site));

    private static DayLine Day(int index)
    {
        var day = First.AddDays(index);
        var kind = CalendarFile.Calendar.KindOf(day);
        return new DayLine(day, kind, CalendarFile.Calendar.NameOf(day), Row((kind == DayKind.Workday ? 43_000 : 30_000) + (index * 137), index, index == 29));
    }
}
