using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Domain.Onboarding;

/// <summary>
/// Application (接入申请): one organisation and its sites on their way into the register, with the services and quotas that they ask for. It is
/// filled in over days, submitted, and approved or returned with remarks; only the approval changes the register.
/// </summary>
public sealed partial class OnboardingApplication
{
    /// <summary>Most sites of one application.</summary>
    public const int MostSites = 50;

    /// <summary>Most windows of one application.</summary>
    public const int MostWindows = 500;

    private readonly List<OnboardingDocument> documents = [];
    private readonly List<FieldRemark> remarks = [];
    private readonly List<ProposedSite> sites = [];
    private readonly List<ApplicationStep> steps = [];
    private readonly List<ProposedWindow> windows = [];

    private OnboardingApplication()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>The organisation that it is for; null while that is not in the register.</summary>
    public int? OrganisationId { get; private set; }

    /// <summary>Whether it brings a new organisation, rather than sites of a known one.</summary>
    public bool IsNewOrganisation { get; private set; }

    /// <summary>Code of the organisation.</summary>
    public string? OrganisationCode { get; private set; }

    /// <summary>Name of the organisation.</summary>
    public string? OrganisationName { get; private set; }

    /// <summary>Kind of the organisation.</summary>
    public OrganisationKind? Kind { get; private set; }

    /// <summary>Level of the organisation.</summary>
    public AdministrativeLevel? Level { get; private set; }

    /// <summary>District of the organisation's seat.</summary>
    public string? DistrictCode { get; private set; }

    /// <summary>Address of the organisation's seat.</summary>
    public string? Address { get; private set; }

    /// <summary>Contact.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Phone of the contact.</summary>
    public string? ContactPhone { get; private set; }

    /// <summary>Remark.</summary>
    public string? Note { get; private set; }

    /// <summary>State.</summary>
    public ApplicationStatus Status { get; private set; }

    /// <summary>Who started it.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>Who submitted it last.</summary>
    public string? SubmittedBy { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Rises with every change, so that two people at one application notice each other.</summary>
    public int Version { get; private set; }

    /// <summary>The sites, in the order of their numbers.</summary>
    public IReadOnlyList<ProposedSite> Sites => [.. sites.OrderBy(site => site.Number)];

    /// <summary>The quota windows asked for.</summary>
    public IReadOnlyList<ProposedWindow> Windows => windows;

    /// <summary>The documents.</summary>
    public IReadOnlyList<OnboardingDocument> Documents => documents;

    /// <summary>What the reviewer said when it was returned last.</summary>
    public IReadOnlyList<FieldRemark> Remarks => remarks;

    /// <summary>The steps that brought it here.</summary>
    public IReadOnlyList<ApplicationStep> Steps => steps;

    /// <summary>What it says about its organisation, as one value.</summary>
    public ProposedProfile Profile => new(OrganisationCode, OrganisationName, Kind, Level, DistrictCode, Address, ContactName, ContactPhone, Note);

    /// <summary>Whether it can be filled in.</summary>
    public bool IsOpen => Status is ApplicationStatus.Draft or ApplicationStatus.Returned;

    /// <summary>Whether it is still on its way; once approved or given up, it is held against the register no more.</summary>
    public bool IsUnderWay => IsOpen || Status == ApplicationStatus.Submitted;

    /// <summary>Starts an application.</summary>
    /// <param name="organisation">The organisation whose sites it brings, or null for a new one.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    public static OnboardingApplication Start(Organisation? organisation, string by, DateTimeOffset at)
    {
        var application = new OnboardingApplication { StartedBy = by, OrganisationId = organisation?.Id, IsNewOrganisation = organisation is null };
        application.Step(ApplicationStatus.Draft, by, at, null);
        if (organisation is not null) application.Take(new ProposedProfile(
            organisation.Code, organisation.Name, organisation.Kind, organisation.Level, organisation.DistrictCode, organisation.Address,
            organisation.ContactName, organisation.ContactPhone, organisation.Note));
        return application;
    }

    /// <summary>Fills in the organisation; the code of a known one stays.</summary>
    /// <exception cref="RuleException"><c>onboarding-closed</c>.</exception>
    public void Describe(ProposedProfile profile, string by, DateTimeOffset at)
    {
        Touch(by, at);
        Take(IsNewOrganisation ? profile : profile with { Code = OrganisationCode });
    }

    /// <summary>Fills in the sites: those named by number are changed, those without one are new, the others go with all that was asked for them.</summary>
    /// <exception cref="RuleException"><c>onboarding-closed</c>, <c>onboarding-too-much</c>.</exception>
    public void SetSites(IReadOnlyList<(int? Number, SiteProposal Proposal)> proposals, string by, DateTimeOffset at)
    {
        Touch(by, at);
        if (proposals.Count > MostSites) throw new RuleException("onboarding-too-much", MostSites);
        var next = sites.Select(site => site.Number).DefaultIfEmpty(0).Max() + 1;
        var kept = proposals.Select(one => (Site: sites.Find(site => site.Number == one.Number) ?? Add(next++), one.Proposal)).ToList();
        foreach (var (site, proposal) in kept) site.Describe(proposal);
        sites.RemoveAll(site => !kept.Exists(one => ReferenceEquals(one.Site, site)));
        windows.RemoveAll(window => !sites.Exists(site => site.Number == window.SiteNumber));
    }

    /// <summary>Fills in the services that a site asks for; a quota for a service not asked for goes.</summary>
    /// <exception cref="RuleException"><c>onboarding-closed</c>, <c>not-found</c>.</exception>
    public void AskFor(int siteNumber, ServiceKinds services, string by, DateTimeOffset at)
    {
        Touch(by, at);
        var site = sites.Find(one => one.Number == siteNumber) ?? throw new RuleException("not-found");
        site.AskFor(services);
        windows.RemoveAll(window => window.SiteNumber == siteNumber && !services.Has(window.Service));
    }

    /// <summary>Fills in the quota windows; those that are the same stay.</summary>
    /// <exception cref="RuleException"><c>onboarding-closed</c>, <c>onboarding-too-much</c>, <c>not-found</c> for a site or service that was not asked for.</exception>
    public void SetWindows(IReadOnlyList<ProposedWindow> proposed, string by, DateTimeOffset at)
    {
        Touch(by, at);
        if (proposed.Count > MostWindows) throw new RuleException("onboarding-too-much", MostWindows);
        if (proposed.Any(window => sites.Find(site => site.Number == window.SiteNumber)?.Services.Has(window.Service) != true)) throw new RuleException("not-found");
        windows.RemoveAll(window => !proposed.Contains(window));
        windows.AddRange(proposed.Distinct().Where(window => !windows.Contains(window)));
    }

    /// <summary>Refuses a change that starts from what is no longer so.</summary>
    /// <param name="seen">Version that the person saw, or null for whatever it is.</param>
    /// <exception cref="RuleException"><c>onboarding-changed</c> with who changed it.</exception>
    public void DemandVersion(int? seen)
    {
        if (seen is not null && seen != Version) throw new RuleException("onboarding-changed", ChangedBy);
    }

    private ProposedSite Add(int number)
    {
        var site = ProposedSite.Make(number);
        sites.Add(site);
        return site;
    }

    private void Take(ProposedProfile profile)
    {
        (OrganisationCode, OrganisationName) = (Blank.ToNull(profile.Code)?.ToUpperInvariant(), Blank.ToNull(profile.Name));
        (Kind, Level, DistrictCode, Address) = (profile.Kind, profile.Level, Blank.ToNull(profile.DistrictCode), Blank.ToNull(profile.Address));
        (ContactName, ContactPhone, Note) = (Blank.ToNull(profile.ContactName), Blank.ToNull(profile.ContactPhone), Blank.ToNull(profile.Note));
    }

    private void Touch(string by, DateTimeOffset at)
    {
        if (!IsOpen) throw new RuleException("onboarding-closed");
        (ChangedBy, ChangedAt, Version) = (by, at, Version + 1);
    }
}
