using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Drafts;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>The dated rules about reservations: administrators set them, operators see them.</summary>
public sealed partial class BookingRulesPage
{
    private ArrivalInput arrival = new();
    private KeptDraft<ArrivalInput>? arrivalDraft;
    private int arrivalRound;
    private PenaltyInput penalty = new();
    private KeptDraft<PenaltyInput>? penaltyDraft;
    private int penaltyRound;
    private List<ArrivalRules>? arrivals;
    private List<PenaltyRule>? penalties;

    [Inject] private BookingRuleService RuleBook { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        arrival.FirstDay = penalty.FirstDay = ServiceDay.Today(Clock).AddDays(1);
        if (!RendererInfo.IsInteractive) return;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        penalties = await RuleBook.PenaltiesAsync();
        arrivals = await RuleBook.ArrivalsAsync();
    }

    private async Task SetPenaltyAsync()
    {
        var terms = new PenaltyTerms(penalty.Offence, penalty.FirstDay, penalty.Count, penalty.PeriodDays, penalty.BarDays, penalty.GraceMinutes);
        if (!await Feedback.TryAsync(() => RuleBook.SetPenaltyAsync(terms))) return;
        await penaltyDraft!.RemoveAsync();
        penaltyRound++;
        await LoadAsync();
    }

    private async Task SetArrivalsAsync()
    {
        if (!await Feedback.TryAsync(() => RuleBook.SetArrivalsAsync(arrival.FirstDay, arrival.Before, arrival.After, arrival.DecidedHours))) return;
        await arrivalDraft!.RemoveAsync();
        arrivalRound++;
        await LoadAsync();
    }
}
