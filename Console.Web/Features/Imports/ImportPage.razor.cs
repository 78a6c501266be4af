using Microsoft.AspNetCore.Components;
using ParkingOps.Domain;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Features.Imports;

/// <summary>One import: its preview, what it came to, and the way back.</summary>
public sealed partial class ImportPage
{
    private List<ImportDependence>? depends;
    private int done;
    private Import? import;
    private bool missing;
    private bool renewed;
    private readonly ImportOrder order = new();
    private ImportPreview? preview;
    private bool running;
    private int total;
    private bool working;

    /// <summary>Number of the import.</summary>
    [Parameter] public int Id { get; set; }

    [SupplyParameterFromQuery] private int? Changes { get; set; }

    [Inject] private AuditWords Audit { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private ImportService Imports { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ImportRunService Runs { get; set; } = null!;

    [Inject] private ImportUndoService Undos { get; set; } = null!;

    private int Faulty => import?.State == ImportState.Checked ? preview?.Faulty ?? 0 : import?.Faulty ?? 0;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        try
        {
            import = await Imports.FindAsync(Id);
        }
        catch (RuleException refusal) when (refusal.Code == "not-found")
        {
            missing = true;
            return;
        }
        if (import.State != ImportState.Checked || preview is not null) return;
        order.Name = ImportOrder.NameFor(import.FileName, Shown.Minute(Clock.GetUtcNow()));
        await CheckAsync();
    }

    private async Task ActAsync(Func<Task> act)
    {
        // The second click of a double click comes before the page could disable the button.
        if (working) return;
        working = true;
        await act();
        working = false;
    }

    private async Task CheckAsync()
    {
        total = preview?.Sheets.Sum(sheet => sheet.Rows) ?? ImportService.MostRows;
        await Feedback.AskAsync(async () => preview = await Imports.CheckAsync(Id, Told()));
        order.Mark = preview?.Mark ?? "";
    }

    private Progress<int> Told()
    {
        done = 0;
        return new Progress<int>(rows => InvokeAsync(() =>
        {
            done = rows;
            StateHasChanged();
        }));
    }

    private Task ChooseAsync(ImportChoices choices) => ActAsync(async () =>
    {
        renewed = false;
        if (await Feedback.AskAsync(() => Imports.ChooseAsync(Id, choices))) await CheckAsync();
    });

    private Task RunAsync() => ActAsync(async () =>
    {
        var (good, seen, progress) = (preview!.Good, order.Mark, Told());
        // Every row is checked anew and then saved.
        (running, total) = (true, 2 * preview.Sheets.Sum(sheet => sheet.Rows));
        StateHasChanged();
        var went = await Feedback.TryAsync(() => Runs.RunAsync(Id, order, progress), Text[good == 1 ? "RunDone.One" : "RunDone", Shown.Number(good)]);
        running = false;
        if (went) import = await Imports.FindAsync(Id);
        else await CheckAsync();
        renewed = !went && order.Mark != seen;
    });

    private Task DiscardAsync() => ActAsync(async () =>
    {
        if (await Feedback.TryAsync(() => Imports.DiscardAsync(Id), Text["Discarded"])) Navigation.NavigateTo("imports");
    });

    private Task AskUndoAsync() => ActAsync(() => Feedback.AskAsync(async () => depends = await Undos.DependsAsync(Id)));

    private Task UndoAsync() => ActAsync(async () =>
    {
        if (await Feedback.TryAsync(() => Undos.UndoAsync(Id), Text["UndoDone"])) (depends, import) = (null, await Imports.FindAsync(Id));
        else await Feedback.AskAsync(async () => depends = await Undos.DependsAsync(Id));
    });

    private string Told(ImportDependence one) => one.At is { } at
        ? Text["DependsChange", Audit.Record($"{one.Owner}"), one.Code, one.By!, Shown.Minute(at)]
        : Text["DependsRecord", Audit.Record($"{one.Owner}"), one.Code, Audit.Record(one.Record!), Shown.Number(one.Count)];
}
