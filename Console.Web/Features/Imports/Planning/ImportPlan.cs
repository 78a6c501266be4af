using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>A record that took a row's values, and what it was like before.</summary>
internal sealed record MergedRecord<T>(T Record, string Before);

/// <summary>A version of a quota that will be set, once its site has a number.</summary>
internal sealed record PlannedQuota(Site Site, ServiceKind Service, DateOnly FirstDay, IReadOnlyList<QuotaWindow> Windows, string? Reason);

/// <summary>What a workbook comes to: records made and changed, rows left out, and every fault.</summary>
internal sealed class ImportPlan(ImportBook book)
{
    public ImportBook Book => book;

    public List<Organisation> NewOrganisations { get; } = [];

    public List<MergedRecord<Organisation>> MergedOrganisations { get; } = [];

    public List<Site> NewSites { get; } = [];

    public List<MergedRecord<Site>> MergedSites { get; } = [];

    public List<PlannedQuota> Quotas { get; } = [];

    public List<ImportMatch> Matches { get; } = [];

    /// <summary>What the plan does, in few characters: see <see cref="PlanMark"/>.</summary>
    public string Mark { get; set; } = "";

    /// <summary>What a person sees of it.</summary>
    public ImportPreview Preview(ImportChoices choices) => new(
        [.. Enum.GetValues<ImportSheet>().Select(sheet => CountOf(sheet, [.. book.Of(sheet)]))], [.. book.Rows.SelectMany(row => row.Faults)], Matches, choices, Mark);

    private static SheetCount CountOf(ImportSheet sheet, List<BookRow> rows) => new(
        sheet, rows.Count, rows.Count(row => row.IsGood && !row.IsSkipped), rows.Count(row => row.IsGood && row.IsSkipped), rows.Count(row => !row.IsGood));
}
