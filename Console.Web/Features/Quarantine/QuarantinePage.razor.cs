using System.Globalization;
using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using Radzen;
using Radzen.Blazor;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>Refused gate events: found by reason, site code, key and day of receipt, corrected, dismissed and replayed.</summary>
public sealed partial class QuarantinePage
{
    private readonly HashSet<long> chosen = [];
    private DateOnly? from;
    private RadzenDataGrid<QuarantineEntryRow>? grid;
    private string key = "";
    private List<SenderChoice> keys = [];
    private bool loading;
    private bool mayAct;
    private List<ReasonCount>? reasons;
    private IEnumerable<QuarantineEntryRow>? rows;
    private string site = "";
    private string state = "";
    private DateOnly? to;
    private int? total;
    private long? upTo;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private QuarantineService Quarantine { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "state")] private string? StateText { get; set; }

    [SupplyParameterFromQuery] private string? Code { get; set; }

    [SupplyParameterFromQuery] private string? Site { get; set; }

    [SupplyParameterFromQuery] private string? Key { get; set; }

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    private QuarantineFilter Filter => new()
    {
        State = QuarantineFilter.StateOf(StateText),
        Code = Code,
        SiteCode = Site,
        KeyId = QuarantineFilter.KeyOf(Key),
        From = AuditQuery.Day(From),
        To = AuditQuery.Day(To),
    };

    private string EmptyText => Filter == new QuarantineFilter() ? Text["Empty"] : Shell["EmptyFiltered"];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        mayAct = (await Current.GetAsync()).May(Permission.EditRegister);
        keys = await Quarantine.KeysAsync();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        (state, site, from, to) = (QuarantineFilter.Named(Filter.State), Site ?? "", Filter.From, Filter.To);
        key = Filter.KeyId?.ToString(CultureInfo.InvariantCulture) ?? "";
        await ReloadAsync();
    }

    private static string ToneOf(QuarantineState state) => state switch
    {
        QuarantineState.Open => "tone-warn",
        QuarantineState.Accepted => "tone-good",
        _ => "",
    };

    private void Apply() => Navigation.NavigateTo((Filter with
    {
        State = QuarantineFilter.StateOf(state),
        SiteCode = site.Length == 0 ? null : site,
        KeyId = int.TryParse(key, CultureInfo.InvariantCulture, out var id) ? id : null,
        From = from,
        To = to,
    }).Address);

    private void Choose(long id, bool isChosen)
    {
        if (isChosen) chosen.Add(id);
        else chosen.Remove(id);
    }

    private async Task ReloadAsync()
    {
        chosen.Clear();
        if (grid is not null) await grid.FirstPage(forceReload: true);
    }

    private async Task LoadAsync(LoadDataArgs args)
    {
        if (!RendererInfo.IsInteractive) return;
        loading = true;
        const string Latest = $"{nameof(QuarantineEntryRow.Id)} desc";
        var order = string.IsNullOrEmpty(args.OrderBy) ? Latest : $"{args.OrderBy}, {Latest}";
        // Asked first: what comes in between is neither shown nor meant.
        var (filter, newest) = (Filter, await Quarantine.NewestAsync(Filter));
        upTo = newest;
        var page = await Quarantine.ListAsync(filter with { UpTo = newest }, new Paging(args.Skip ?? 0, args.Top ?? Paging.DefaultSize, order));
        reasons = await Quarantine.ReasonsAsync(filter with { UpTo = newest });
        (rows, total, loading) = (page.Rows, page.Total, false);
    }

    private string ReasonOf(string code) => Text[$"Code.{code}"] is { ResourceNotFound: false } words ? words : code;
}
