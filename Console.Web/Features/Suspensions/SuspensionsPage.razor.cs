using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using ParkingOps.Domain;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Drafts;
using ParkingOps.Web.Features.Sites;
using Radzen;

namespace ParkingOps.Web.Features.Suspensions;

/// <summary>Clinic notices, which only propose, and suspensions, which an operator confirms.</summary>
public sealed partial class SuspensionsPage
{
    private const int MostBytes = 1 << 20;
    private readonly LatestQuestion latest = new();
    private string district = "";
    private List<District> districts = [];
    private KeptDraft<SuspensionInput>? draft;
    private string find = "";
    private NoticeImport? imported;
    private SuspensionInput? input;
    private NoticeInput notice = new();
    private List<NoticeRow>? notices;
    private KeptDraft<NoticeInput>? noticeDraft;
    private bool noticing;
    private DateTimeOffset now;
    private List<OrganisationChoice> organisations = [];
    private List<SuspensionRow>? rows;
    private bool saving;
    private List<SiteRow> sites = [];

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ClinicNoticeService Notices { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [Inject] private SuspensionService Suspensions { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "district")] private string? DistrictText { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? FindText { get; set; }

    [SupplyParameterFromQuery(Name = "site")] private string? SiteText { get; set; }

    private IEnumerable<OrganisationChoice> Hospitals => organisations.Where(one => one.Kind == OrganisationKind.Hospital);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        (district, find, now) = (DistrictText ?? "", FindText ?? "", Clock.GetUtcNow());
        if (!RendererInfo.IsInteractive) return;
        if (districts.Count == 0) (districts, organisations) = (await Sites.DistrictsAsync(), await Organisations.ChoicesAsync());
        notice.ConfirmedAt = Minute(now);
        await LoadAsync();
        if (SiteText is not null && input is null) await ProposeForSiteAsync(SiteText);
    }

    private static DateTime Minute(DateTimeOffset instant) => ServiceDay.Local(instant) is var local ? local.Date.AddHours(local.Hour).AddMinutes(local.Minute) : default;

    private void Apply() => Navigation.NavigateTo(Address.Of("suspensions", ("district", district), ("q", find)));

    private async Task ChooseAsync()
    {
        input!.SiteCode = "";
        sites = input.OrganisationCode.Length == 0 ? [] : (await Organisations.FindAsync(input.OrganisationCode)).Sites;
    }

    private async Task ConfirmAsync()
    {
        if (saving) return;
        saving = true;
        if (await Feedback.TryAsync(() => Suspensions.ConfirmAsync(input!), Text["Suspended"]))
        {
            await draft!.RemoveAsync();
            input = null;
            await LoadAsync();
        }
        saving = false;
    }

    private async Task ContinueAsync(SuspensionInput typed)
    {
        var site = typed.SiteCode;
        input = typed;
        await ChooseAsync();
        input.SiteCode = site;
    }

    private async Task EndAsync(SuspensionRow row)
    {
        if (await Dialogs.AskWhyAsync(Text["EndWhy"], $"suspension-{row.Id}", reason => Feedback.TryAsync(() => Suspensions.EndAsync(row.Id, reason), Text["Ended"]))) await LoadAsync();
    }

    private async Task EnterAsync()
    {
        if (saving) return;
        saving = true;
        if (await Feedback.TryAsync(() => Notices.EnterAsync(notice)))
        {
            await noticeDraft!.RemoveAsync();
            (notice, noticing) = (new NoticeInput { ConfirmedAt = Minute(Clock.GetUtcNow()) }, false);
            await LoadAsync();
        }
        saving = false;
    }

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > MostBytes)
        {
            Feedback.Refuse(Text["TooLarge"]);
            return;
        }
        var file = new System.IO.FileInfo(Path.GetTempFileName());
        try
        {
            await using (var copy = file.Create()) await chosen.File.OpenReadStream(MostBytes).CopyToAsync(copy);
            if (await Feedback.TryAsync(async () => imported = await Notices.ImportAsync(file))) await LoadAsync();
        }
        finally
        {
            file.Delete();
        }
    }

    private async Task LoadAsync()
    {
        now = Clock.GetUtcNow();
        await latest.AskAsync(ReadAsync(), found => (notices, rows) = found);
    }

    private async Task<(List<NoticeRow>, List<SuspensionRow>)> ReadAsync()
    {
        var (here, like) = (district, find);
        return (await Notices.ListAsync(here, like), await Suspensions.ListAsync(here, like));
    }

    private string NameOf(string? code) => districts.Find(one => one.Code == code) is not { } found ? "" : Shown.Name(found);

    private async Task Propose(NoticeRow? proposing)
    {
        input = new SuspensionInput { StartAt = Minute(Clock.GetUtcNow()), NoticeId = proposing?.Id, OrganisationCode = proposing?.OrganisationCode ?? "" };
        if (proposing is not null) input.Reason = Text["ReasonOfNotice", proposing.Department, proposing.Source];
        await ChooseAsync();
    }

    private async Task ProposeForSiteAsync(string siteCode)
    {
        try
        {
            var site = await Sites.FindAsync(siteCode);
            await Propose(null);
            input!.OrganisationCode = site.Organisation.Code;
            await ChooseAsync();
            input.SiteCode = siteCode;
        }
        catch (RuleException refusal) when (refusal.Code == "not-found")
        {
            input = null;
        }
    }

    private string StateOf(SuspensionRow row) => row.HoldsAt(now) ? "Holding" : row.IsAhead(now) ? "Coming" : "Over";

    private string ToneOf(SuspensionRow row) => row.HoldsAt(now) ? "tone-bad" : row.IsAhead(now) ? "tone-warn" : "tone-muted";
}
