using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Charts;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;
using ParkingOps.Web.Features.Statistics;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Overview;

/// <summary>The overview: one screen for the leadership, a start into the day for everybody else.</summary>
public sealed partial class OverviewPage
{
    private List<AnnouncedFigure> announced = [];
    private ChartModel districts = new(ChartKind.Bars, [], []);
    private long entriesToday;
    private OverviewFigures? figures;
    private IDisposable? listening;
    private DateOnly today;
    private ChartModel trend = new(ChartKind.Area, [], []);

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private TrafficFeed Feed { get; set; } = null!;

    [Inject] private OverviewService Overview { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [Inject] private IStringLocalizer<SiteText> SiteTexts { get; set; } = null!;

    private string? Subtitle => figures is null ? null
        : figures.AggregatedAt is { } at ? Text["AggregatedAt", Shown.Minute(at)].Value : Text["NotAggregated"].Value;

    private string Change
    {
        get
        {
            if (figures is not { Yesterday: { } now, DayBefore: { Entries: > 0 } before }) return "";
            var percent = 100m * (now.Entries - before.Entries) / before.Entries;
            return Text["AgainstDayBefore", (percent >= 0 ? "+" : "") + percent.ToString("0.0", CultureInfo.InvariantCulture) + "%"];
        }
    }

    /// <inheritdoc />
    public void Dispose() => listening?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        today = ServiceDay.Today(Clock);
        announced = await Overview.AnnouncedAsync();
        figures = await Overview.ShowAsync();
        entriesToday = figures.EntriesToday;
        trend = TrendOf(figures);
        districts = await DistrictsOfAsync(figures);
        listening = Feed.Listen(() => InvokeAsync(RefreshAsync));
    }

    private async Task RefreshAsync()
    {
        entriesToday = await Overview.EntriesTodayAsync();
        StateHasChanged();
    }

    private string Share(GroupFigures site) =>
        (100.0 * site.Figures.Entries / Math.Max(1, figures!.TopSites[0].Figures.Entries)).ToString("0.#", CultureInfo.InvariantCulture);

    private ChartModel TrendOf(OverviewFigures shown)
    {
        var days = Enumerable.Range(0, OverviewService.TrendDays).Select(offset => today.AddDays(offset - OverviewService.TrendDays)).ToList();
        ChartSeries Series(string name, Func<OrganisationKind, bool> belongs)
        {
            var byDay = shown.Trend.Where(row => belongs(row.Group.Kind!.Value)).ToLookup(row => row.Group.Day!.Value, row => row.Figures.Entries);
            return new ChartSeries(name, [.. days.Select(day => byDay.Contains(day) ? (decimal?)byDay[day].Sum() : null)]);
        }
        return new ChartModel(ChartKind.Area, [.. days.Select(day => Shown.Day(day)[5..])],
        [
            Series(SiteTexts["OrganisationKind.Hospital"], kind => kind == OrganisationKind.Hospital),
            Series(Text["OtherKinds"], kind => kind != OrganisationKind.Hospital),
        ]);
    }

    private async Task<ChartModel> DistrictsOfAsync(OverviewFigures shown)
    {
        var names = (await Sites.DistrictsAsync()).ToDictionary(district => district.Code, Shown.Name);
        var rows = shown.Districts.OrderByDescending(row => row.Figures.Entries).Take(10).ToList();
        return new ChartModel(ChartKind.Bars, [.. rows.Select(row => names.GetValueOrDefault(row.Group.District!, "–"))],
            [new ChartSeries(Text["Entries"], [.. rows.Select(row => (decimal?)row.Figures.Entries)])]);
    }
}
