using System.Globalization;
using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Audit;
using Radzen;
using Radzen.Blazor;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>What was received by day and key, and how it adds up; a week unless the address names other days.</summary>
public sealed partial class ReceiptsPage
{
    private const int Week = 7;
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    private static readonly (string Title, Func<ReceiptRow, long> Value)[] Figures =
    [
        ("Received", row => row.Received), ("AcceptedCount", row => row.Accepted), ("DuplicateCount", row => row.Duplicates),
        ("QuarantinedCount", row => row.Quarantined), ("OpenCount", row => row.Open), ("LaterAccepted", row => row.LaterAccepted),
        ("LaterDuplicates", row => row.LaterDuplicates), ("DismissedCount", row => row.Dismissed),
    ];

    private DateOnly? from;
    private RadzenDataGrid<ReceiptRow>? grid;
    private string key = "";
    private List<SenderChoice> keys = [];
    private bool loading;
    private IEnumerable<ReceiptRow>? rows;
    private ReceiptRow? sum;
    private DateOnly? to;
    private int total;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private QuarantineService Quarantine { get; set; } = null!;

    [Inject] private ReceiptService Receipts { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Key { get; set; }

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) keys = await Quarantine.KeysAsync();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var today = ServiceDay.Today(Clock);
        to = AuditQuery.Day(To) is { } asked && asked > Earliest ? asked : today;
        (from, key) = (AuditQuery.Day(From) ?? to.Value.AddDays(1 - Week), QuarantineFilter.KeyOf(Key)?.ToString(CultureInfo.InvariantCulture) ?? "");
        if (grid is not null) await grid.FirstPage(forceReload: true);
    }

    private static QuarantineFilter FilterOf(ReceiptRow row) => new() { State = null, KeyId = row.KeyId, From = row.ReceivedOn, To = row.ReceivedOn };

    private void Apply() => Navigation.NavigateTo(Address.Of("quarantine/receipts", ("key", key), ("from", from), ("to", to)));

    private async Task LoadAsync(LoadDataArgs args)
    {
        if (!RendererInfo.IsInteractive) return;
        loading = true;
        var receipts = await Receipts.ListAsync(from!.Value, to!.Value, QuarantineFilter.KeyOf(Key), (args.Skip ?? 0, args.Top ?? Paging.DefaultSize));
        (rows, total, sum, loading) = (receipts.Rows, receipts.Total, receipts.Sum, false);
    }
}
