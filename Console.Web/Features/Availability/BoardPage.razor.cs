using System.Globalization;
using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Availability;

/// <summary>The board of a district: what each site has on offer in each hour of a day; a cell leads to why.</summary>
public sealed partial class BoardPage
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(15);
    private DateOnly day;
    private string district = "";
    private bool isOtherDay;
    private readonly LatestQuestion latest = new();
    private List<District> districts = [];
    private List<BoardRow>? rows;
    private string service = "";
    private ITimer? timer;

    [Inject] private AvailabilityService Availability { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "day")] private string? DayText { get; set; }

    [SupplyParameterFromQuery(Name = "district")] private string? DistrictText { get; set; }

    [SupplyParameterFromQuery(Name = "service")] private string? ServiceText { get; set; }

    /// <inheritdoc />
    public void Dispose() => timer?.Dispose();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        day = DateOnly.TryParseExact(DayText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is >= 2010 and <= 2100 ? asked : ServiceDay.Today(Clock);
        isOtherDay = DayText is not null && day != asked;
        (district, service) = (DistrictText ?? "", ServiceOf(ServiceText) is { } kind ? $"{kind}" : "");
        if (!RendererInfo.IsInteractive) return;
        if (districts.Count == 0) districts = await Sites.DistrictsAsync();
        await LoadAsync();
        timer ??= Clock.CreateTimer(_ => InvokeAsync(RefreshAsync), null, Refresh, Refresh);
    }

    private static ServiceKind? ServiceOf(string? text) => Enum.TryParse<ServiceKind>(text, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private static string ShareOf(BoardRow row, int hour)
    {
        var most = row.Hours.Max();
        return most == 0 ? "0" : (row.Hours[hour] / (double)most).ToString("0.00", CultureInfo.InvariantCulture);
    }

    private void Apply() => Navigation.NavigateTo(Address.Of("availability", ("day", day), ("district", district), ("service", service)));

    private bool IsNow(int hour) => ServiceDay.Local(Clock.GetUtcNow()) is var now && DateOnly.FromDateTime(now) == day && now.Hour == hour;

    // The board that refreshes itself may still be on its way when another day or district is chosen.
    private Task<bool> LoadAsync() => latest.AskAsync(Availability.BoardAsync(day, district.Length == 0 ? null : district, ServiceOf(service)), board => rows = board);

    private async Task RefreshAsync()
    {
        if (await LoadAsync()) StateHasChanged();
    }

    private string WhyAddress(BoardRow row, int hour) =>
        Address.Of($"sites/{row.Site}/why", ("service", row.Service), ("at", day.ToDateTime(TimeOnly.MinValue).AddMinutes(row.Minutes[hour]).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));
}
