using Microsoft.AspNetCore.Components;
using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>What a plate has against it. The plate is typed and never stands in an address, where it would be kept.</summary>
public sealed partial class PlatePage
{
    private bool busy;
    private string plate = "";
    private PlateRecord? record;

    [Inject] private PlateRecordService Plates { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private RuleWords Rules { get; set; } = null!;

    private async Task FindAsync()
    {
        (busy, record) = (true, null);
        try
        {
            record = await Plates.FindAsync(plate);
        }
        catch (RuleException refusal)
        {
            Feedback.Refuse(Rules.Of(refusal));
        }
        busy = false;
    }

    private string MarginOf(PlateOffence row) => row.Offence.Kind switch
    {
        OffenceKind.Overstay => Text["MinutesOver", Shown.Number((long)row.Offence.Margin.TotalMinutes)],
        OffenceKind.LateCancellation => Text["MinutesBefore", Shown.Number((long)row.Offence.Margin.TotalMinutes)],
        _ => "",
    };
}
