using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;
using Radzen;

namespace ParkingOps.Web.Features.Exceptions;

/// <summary>The list of exceptions that reach the account's sites.</summary>
public sealed partial class ExceptionsPage
{
    private readonly LatestQuestion latest = new();
    private List<District> districts = [];
    private List<ExceptionRow>? rows;
    private DateOnly today;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private ExceptionService Exceptions { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [SupplyParameterFromQuery] private bool All { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        today = ServiceDay.Today(Clock);
        if (!RendererInfo.IsInteractive) return;
        if (districts.Count == 0) districts = await Sites.DistrictsAsync();
        await LoadAsync();
    }

    private async Task LoadAsync() => await latest.AskAsync(Exceptions.ListAsync(All), found => rows = found);

    private string ReachOf(ExceptionRow row) => row.Scope switch
    {
        ExceptionScope.City => Text["Scope.City"],
        ExceptionScope.District => NameOf(row.Code),
        _ => $"{row.Name} {row.Code}",
    };

    private string NameOf(string? code) => districts.Find(one => one.Code == code) is not { } found ? code ?? "" : Shown.Name(found);

    private async Task RevokeAsync(ExceptionRow row)
    {
        var isTried = await Dialogs.AskWhyAsync(Text["RevokeWhy", ReachOf(row), Shown.Day(row.FirstDay)], $"revoke-{row.Id}",
            reason => Feedback.TryAsync(() => Exceptions.RevokeAsync(row.Id, reason), Text["Revoked"]));
        if (isTried) await LoadAsync();
    }

    private string ToneOf(ExceptionRow row) => row.StateOn(today) switch
    {
        ExceptionState.InForce => "tone-bad",
        ExceptionState.Coming => "tone-warn",
        _ => "tone-muted",
    };
}
