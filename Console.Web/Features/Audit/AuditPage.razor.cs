using Microsoft.AspNetCore.Components;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Audit;

/// <summary>The auditor's page: what the last verification found, and the trail by person, record, period and kind.</summary>
public sealed partial class AuditPage
{
    private readonly LatestQuestion latest = new();
    private bool alterable;
    private AuditCheck? check;
    private IReadOnlyList<string> kinds = [];
    private AuditPageRows? lines;
    private bool loaded;
    private int number = 1;
    private AuditQuery query = new();
    private bool verifying;

    [Inject] private AuditService Trail { get; set; } = null!;

    [Inject] private AuditCheckService Checks { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [SupplyParameterFromQuery] private string? By { get; set; }

    [SupplyParameterFromQuery] private string? Key { get; set; }

    [SupplyParameterFromQuery] private string? Record { get; set; }

    [SupplyParameterFromQuery] private string? Act { get; set; }

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    [SupplyParameterFromQuery] private int? Page { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        query = new AuditQuery { By = By, Key = Key, Record = Record, Act = Act, From = AuditQuery.Day(From), To = AuditQuery.Day(To) };
        number = Math.Max(1, Page ?? 1);
        if (!RendererInfo.IsInteractive) return;
        kinds = await Trail.KindsAsync();
        await latest.AskAsync(Trail.ListAsync(query.ToFilter(), number), found => lines = found);
        (check, alterable, loaded) = (await Checks.LastAsync(), await Checks.MayAlterAsync(), true);
    }

    private async Task VerifyAsync()
    {
        verifying = true;
        await Feedback.AskAsync(async () => check = await Checks.VerifyAsync());
        verifying = false;
    }
}
