using Microsoft.AspNetCore.Components;
using ParkingOps.Domain;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Suspensions;
using Radzen;

namespace ParkingOps.Web.Features.Sites;

/// <summary>One site: what it is, what it shares, and how it came here.</summary>
public sealed partial class SitePage
{
    private static readonly string[] Tabs = ["profile", "quota", "offers", "blocks", "traffic", "history"];
    private bool busy;
    private int changes;
    private List<District> districts = [];
    private bool isSuspended;
    private bool missing;
    private Site? site;
    private string tab = Tabs[0];

    /// <summary>Code of the site.</summary>
    [Parameter] public string Code { get; set; } = "";

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [Inject] private SuspensionService Suspensions { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "tab")] private string? TabText { get; set; }

    [SupplyParameterFromQuery] private int? Changes { get; set; }

    private SiteCapacity? Capacity => site!.CapacityOn(ServiceDay.Today(Clock));

    private string? District => districts.FirstOrDefault(one => one.Code == site!.DistrictCode) is { } found ? Shown.Name(found) : null;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        tab = Tabs.Contains(TabText) ? TabText! : Tabs[0];
        if (!RendererInfo.IsInteractive) return;
        districts = await Sites.DistrictsAsync();
        await LoadAsync();
    }

    private static bool IsForward(Lifecycle to) => to is Lifecycle.Submitted or Lifecycle.Approved or Lifecycle.Live;

    private async Task LoadAsync()
    {
        try
        {
            site = await Sites.FindAsync(Code);
            isSuspended = (await Suspensions.OfSiteAsync(Code)).Exists(one => one.HoldsAt(Clock.GetUtcNow()));
        }
        catch (RuleException refusal) when (refusal.Code == "not-found")
        {
            missing = true;
        }
    }

    // What the tabs show is read anew.
    private Task WithdrawnAsync()
    {
        changes++;
        return LoadAsync();
    }

    private string MoveName(Lifecycle to) => Text[site!.Lifecycle == Lifecycle.Suspended && to == Lifecycle.Live ? "Move.Live.Suspended" : $"Move.{to}"];

    private async Task MoveAsync(Lifecycle to)
    {
        // The second click of a double click comes before the page could disable the button.
        if (busy) return;
        busy = true;
        Task<bool> Move(string? reason) => Feedback.TryAsync(() => Sites.MoveAsync(Code, to, reason), Text["Moved"]);
        var isTried = true;
        if (LifecycleRules.AsksReason(site!.Lifecycle, to)) isTried = await Dialogs.AskWhyAsync(Text["MoveWhy", MoveName(to)], $"move-{to}", Move);
        else await Move(null);
        if (isTried) await LoadAsync();
        busy = false;
    }
}
