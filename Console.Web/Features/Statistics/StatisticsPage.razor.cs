using Microsoft.AspNetCore.Components;
using ParkingOps.Domain;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Charts;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>Statistics: the filter is the address; chart, table and file show the same answer.</summary>
public sealed partial class StatisticsPage
{
    private const int ChartLimit = 40;
    private static readonly string[] Groups = ["day", "hour", "site", "district", "kind", "admission"];
    private StatisticsAnswer? answer;
    private string by = "day";
    private ChartModel chart = new(ChartKind.Area, [], []);
    private string district = "";
    private List<District> districts = [];
    private DateOnly from;
    private string kind = "";
    private readonly LatestQuestion latest = new();
    private bool loading;
    private string? refusal;
    private string site = "";
    private DateOnly to;
    private string traffic = "";

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private RuleWords Rules { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [Inject] private StatisticsService Statistics { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "from")] private string? FromText { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToText { get; set; }

    [SupplyParameterFromQuery(Name = "by")] private string? ByText { get; set; }

    [SupplyParameterFromQuery(Name = "district")] private string? DistrictText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "site")] private string? SiteText { get; set; }

    [SupplyParameterFromQuery(Name = "traffic")] private string? TrafficText { get; set; }

    private StatisticsFilter Filter => new()
    {
        From = Shown.Day(from),
        To = Shown.Day(to),
        By = by,
        District = district,
        Kind = kind,
        Site = site,
        Traffic = traffic,
    };

    private IEnumerable<(string Name, DateOnly From, DateOnly To)> Presets
    {
        get
        {
            var today = ServiceDay.Today(Clock);
            var month = new DateOnly(today.Year, today.Month, 1);
            return
            [
                ("yesterday", today.AddDays(-1), today.AddDays(-1)), ("week", today.AddDays(-7), today.AddDays(-1)), ("month", today.AddDays(-30), today.AddDays(-1)),
                ("this-month", month, today), ("last-month", month.AddMonths(-1), month.AddDays(-1)),
            ];
        }
    }

    private string? Subtitle => answer is null ? null
        : answer.AggregatedAt is { } at ? Text[answer.LeavesOutToday ? "SubtitleFinished" : "Subtitle", Shown.Minute(at)].Value : Text["NotAggregated"].Value;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        Take();
        if (!RendererInfo.IsInteractive) return;
        if (districts.Count == 0) districts = await Sites.DistrictsAsync();
        loading = true;
        try
        {
            if (!await latest.AskAsync(Statistics.AnswerAsync(Filter.ToQuery(ServiceDay.Today(Clock))), Show)) return;
        }
        catch (RuleException refused)
        {
            refusal = Rules.Of(refused);
        }
        loading = false;
    }

    private void Apply() => Navigation.NavigateTo(Filter.ToAddress("statistics"));

    private ChartModel ChartOf(StatisticsAnswer shown)
    {
        var isBars = by is "site" or "district" or "kind" or "admission";
        var rows = isBars ? [.. shown.Rows.OrderByDescending(row => row.Figures.Entries).Take(ChartLimit)] : shown.Rows;
        return new ChartModel(by == "hour" ? ChartKind.Columns : isBars ? ChartKind.Bars : ChartKind.Area,
            [.. rows.Select(row => row.Group.Day is { } day ? Shown.Day(day)[5..] : NameOfGroup(row.Group))],
            [
                new ChartSeries(Text["Figure.entries"], [.. rows.Select(row => (decimal?)row.Figures.Entries)]),
                new ChartSeries(Text["Figure.exits"], [.. rows.Select(row => (decimal?)row.Figures.Exits)]),
            ]);
    }

    private bool IsOn((string Name, DateOnly From, DateOnly To) preset) => preset.From == from && preset.To == to;

    private void Show(StatisticsAnswer given) => (answer, chart, refusal) = (given, ChartOf(given), null);

    private string NameOfGroup(FigureGroup group) => group switch
    {
        { SiteName: { } name } => name,
        { District: { } code } => districts.FirstOrDefault(one => one.Code == code) is { } found ? Shown.Name(found) : Text["NoDistrict"],
        { Kind: { } one } => SiteTexts[$"OrganisationKind.{one}"],
        { Day: { } day } => Shown.Day(day),
        { Hour: { } hour } => Text["Hour", hour],
        { Admission: { } admission } => Text[$"Admission.{admission}"],
        _ => "",
    };

    private void Take()
    {
        var query = new StatisticsFilter
        {
            From = FromText,
            To = ToText,
            By = ByText,
            District = DistrictText,
            Kind = KindText,
            Site = SiteText,
            Traffic = TrafficText,
        }.ToQuery(ServiceDay.Today(Clock));
        (from, to, by) = (query.From, query.To, query.By[0].ToString().ToLowerInvariant());
        (district, kind, site) = (query.District ?? "", query.Kind?.ToString() ?? "", query.Site ?? "");
        traffic = query.Service?.ToString() ?? query.Admission?.ToString() ?? "";
    }
}
