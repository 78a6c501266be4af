using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Components.Charts;

/// <summary>A chart: one element, drawn by ApexCharts in the browser. Every chart has its figures as a table beside it.</summary>
public sealed partial class Chart : IAsyncDisposable
{
    private IJSObjectReference? chart;
    private ElementReference host;
    private IJSObjectReference? module;
    private ChartModel? shown;

    /// <summary>What to draw; a new object draws anew.</summary>
    [Parameter, EditorRequired] public ChartModel Model { get; set; } = null!;

    /// <summary>What the chart shows, for those who cannot see it.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Height in pixels.</summary>
    [Parameter] public int Height { get; set; } = 300;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await GonePage.AllowAsync(async () =>
    {
        if (chart is not null)
        {
            await chart.InvokeVoidAsync("destroy");
            await chart.DisposeAsync();
        }
        if (module is not null) await module.DisposeAsync();
    });

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ReferenceEquals(shown, Model)) return;
        shown = Model;
        if (module is null)
        {
            module = await Script.InvokeAsync<IJSObjectReference>("import", "./chart.js");
            chart = await module.InvokeAsync<IJSObjectReference>("create", host, ApexOptions.Of(Model), Height);
        }
        else if (chart is not null) await chart.InvokeVoidAsync("update", ApexOptions.Of(Model));
    }
}
