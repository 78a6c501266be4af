using System.Globalization;
using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>The aggregation: when it runs, how its runs went, and running it now.</summary>
public sealed partial class JobsPage
{
    private const int RunsShown = 30;
    private readonly CancellationTokenSource leaving = new();
    private bool busy;
    private RetentionState? kept;
    private DateTimeOffset? next;
    private List<AggregationRun>? runs;

    [Inject] private AggregationService Aggregation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private JobService Jobs { get; set; } = null!;

    [Inject] private RetentionService Retention { get; set; } = null!;

    [Inject] private IServiceScopeFactory Scopes { get; set; } = null!;

    private string Percent => (100.0 * runs![0].SiteDays / Math.Max(1, runs[0].SiteDaysPlanned)).ToString("0", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        next = await Jobs.NextRunAsync();
        kept = await Retention.StateAsync(leaving.Token);
        runs = await Aggregation.ListAsync(RunsShown);
    }

    private string ResultOf(AggregationRun run) => run switch
    {
        { Fault: { } fault } => Text["Failed", fault],
        { EndedAt: not null } => Text["Ok"],
        _ when busy && ReferenceEquals(run, runs![0]) => Text["Running"],
        _ => Text["Interrupted"],
    };

    // The run has a scope of its own, so that it goes on when the person leaves the page.
    private async Task RunAsync()
    {
        busy = true;
        var actor = await Current.GetAsync();
        var work = Task.Run(() => RunInScopeAsync(actor));
        var watch = WatchAsync(work);
        await Feedback.TryAsync(() => work, Text["Done"]);
        await watch;
        busy = false;
        runs = await Aggregation.ListAsync(RunsShown);
    }

    private async Task RunInScopeAsync(Actor actor)
    {
        await using var scope = Scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(actor);
        await scope.ServiceProvider.GetRequiredService<AggregationService>().RunAsync(CancellationToken.None);
    }

    private async Task WatchAsync(Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), Clock, leaving.Token)) != work && !leaving.IsCancellationRequested)
        {
            runs = await Aggregation.ListAsync(RunsShown);
            StateHasChanged();
        }
    }
}
