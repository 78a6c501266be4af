using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Drafts;

/// <summary>
/// Put around a form, keeps what is typed on the server within a second and offers it back when the form is opened again:
/// <c>&lt;KeptDraft @ref="draft" Input="input" OnContinue="typed => input = typed"&gt;</c>, and <see cref="RemoveAsync"/> once it is saved.
/// </summary>
public sealed partial class KeptDraft<TInput>
{
    private string untouched = "";
    private ElementReference form;
    private bool isGone;
    private bool isLooked;
    private bool isOver;
    private KeptInput? kept;
    private string? lastKept;
    private DotNetObjectReference<KeptDraft<TInput>>? self;
    private DateTimeOffset? savedAt;
    private Task saving = Task.CompletedTask;
    private IJSObjectReference? watch;

    /// <summary>What is being filled in.</summary>
    [Parameter, EditorRequired] public TInput Input { get; set; } = null!;

    /// <summary>Raised with what was typed before, when the person goes on with it.</summary>
    [Parameter] public EventCallback<TInput> OnContinue { get; set; }

    /// <summary>Which form of the page, where one has several.</summary>
    [Parameter] public string? Part { get; set; }

    /// <summary>Whether the form has just been saved here, so that nothing is kept of it and nobody need look.</summary>
    [Parameter] public bool IsNew { get; set; }

    /// <summary>The form; drawn once it is known whether a draft stands above it, so that it never moves under a hand.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private IJSRuntime Scripts { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Form { get; set; } = "";

    /// <summary>Keeps what stands in the form, if anything has changed.</summary>
    [JSInvokable]
    public async Task NoteAsync()
    {
        var json = DraftJson.Write(Input);
        if (isOver || json == (lastKept ?? untouched)) return;
        lastKept = json;
        await (saving = KeepAsync(saving, json));
        savedAt = Clock.GetUtcNow();
        StateHasChanged();
    }

    /// <summary>Lets go of the draft for good: the form was saved.</summary>
    public async Task RemoveAsync()
    {
        isOver = true;
        // What is being kept at this moment would otherwise outlast its removal.
        await SettleAsync(saving);
        await Drafts.RemoveAsync(Form);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        isGone = true;
        await GonePage.AllowAsync(async () =>
        {
            if (watch is null) return;
            await watch.InvokeVoidAsync("stop");
            await watch.DisposeAsync();
        });
        self?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        untouched = DraftJson.Write(Input);
        Form = new Uri(Navigation.Uri).AbsolutePath + (Part is null ? "" : $"#{Part}");
        isLooked = IsNew || !RendererInfo.IsInteractive;
        if (isLooked) return;
        if (await Drafts.FindAsync(Form) is { } found && found.Json != untouched && lastKept is null) kept = found;
        isLooked = true;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        await using var module = await Scripts.InvokeAsync<IJSObjectReference>("import", "./drafts.js");
        if (isGone) return;
        watch = await module.InvokeAsync<IJSObjectReference>("watch", form, self);
    }

    private static string WhenOf(DateTimeOffset at) => ServiceDay.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    // One after the other, so that the latest is what is kept.
    private async Task KeepAsync(Task earlier, string json)
    {
        await SettleAsync(earlier);
        await Drafts.SaveAsync(Form, json);
    }

    // That one could not be kept is told to whoever kept it.
    private static async Task SettleAsync(Task kept) =>
        await kept.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    private async Task ContinueAsync()
    {
        var typed = DraftJson.Read<TInput>(kept!.Json);
        lastKept = kept.Json;
        kept = null;
        if (typed is not null) await OnContinue.InvokeAsync(typed);
    }

    // The offer goes only when the draft has gone. What was typed meanwhile is kept anew.
    private async Task DiscardAsync()
    {
        await SettleAsync(saving);
        await Drafts.RemoveAsync(Form);
        (kept, lastKept) = (null, null);
    }
}
