using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>A week of half hours that shows quota, what is offered and what is left, painted by mouse or keyboard into the windows of an offer.</summary>
public sealed partial class WeekGrid
{
    private DotNetObjectReference<WeekGrid>? self;
    private ElementReference table;
    private IJSObjectReference? watch;
    private WeekPaint week = new();

    /// <summary>The windows being edited; the list is the caller's.</summary>
    [Parameter, EditorRequired] public List<WindowInput> Windows { get; set; } = [];

    /// <summary>Quota and other offers of the week.</summary>
    [Parameter, EditorRequired] public WeekLevels Levels { get; set; } = null!;

    /// <summary>Spaces of the offer.</summary>
    [Parameter] public int Spaces { get; set; }

    /// <summary>Raised when the windows were painted.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] private IJSRuntime Scripts { get; set; } = null!;

    private bool IsPaintable => WeekPaint.CanHold(Windows);

    private bool HolidaysAsSunday => Windows.Exists(window => window.Holidays);

    /// <summary>Paints or clears a rectangle of half hours.</summary>
    [JSInvokable]
    public Task PaintAsync(int day, int slot, int otherDay, int otherSlot)
    {
        if (!IsPaintable) return Task.CompletedTask;
        week.Toggle(day, slot, otherDay, otherSlot);
        return WriteAsync(HolidaysAsSunday);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await GonePage.AllowAsync(async () =>
        {
            if (watch is null) return;
            await watch.InvokeVoidAsync("stop");
            await watch.DisposeAsync();
        });
        self?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => week = WeekPaint.Of(Windows);

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        await using var module = await Scripts.InvokeAsync<IJSObjectReference>("import", "./week-grid.js");
        watch = await module.InvokeAsync<IJSObjectReference>("watch", table, self);
    }

    private string DayName(int day) => Text[$"Weekday.{(DayOfWeek)((day + 1) % 7)}"];

    private async Task WriteAsync(bool holidaysAsSunday)
    {
        var painted = week.ToWindows(Spaces, holidaysAsSunday);
        Windows.Clear();
        Windows.AddRange(painted);
        await OnChanged.InvokeAsync();
        StateHasChanged();
    }
}
