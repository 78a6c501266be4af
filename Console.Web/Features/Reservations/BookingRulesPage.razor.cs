using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>The dated rules about reservations: administrators set them, operators see them.</summary>
public sealed partial class BookingRulesPage
{
    private readonly ArrivalInput arrival = new();
    private readonly PenaltyInput penalty = new();
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
        if (await Feedback.TryAsync(() => RuleBook.SetPenaltyAsync(terms))) await LoadAsync();
    }

    private async Task SetArrivalsAsync()
    {
        if (await Feedback.TryAsync(() => RuleBook.SetArrivalsAsync(arrival.FirstDay, arrival.Before, arrival.After, arrival.DecidedHours))) await LoadAsync();
    }

    private sealed class PenaltyInput
    {
        public OffenceKind Offence { get; set; } = OffenceKind.NoShow;

        public DateOnly FirstDay { get; set; }

        public int Count { get; set; } = 3;

        public int PeriodDays { get; set; } = 30;

        public int BarDays { get; set; } = 30;

        public int GraceMinutes { get; set; }
    }

    private sealed class ArrivalInput
    {
        public DateOnly FirstDay { get; set; }

        public int Before { get; set; } = ArrivalRules.Standard.GraceBeforeMinutes;

        public int After { get; set; } = ArrivalRules.Standard.GraceAfterMinutes;

        public int DecidedHours { get; set; } = ArrivalRules.Standard.DecidedAfterHours;
    }
}
