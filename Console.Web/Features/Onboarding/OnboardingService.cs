using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>An application with what the checklist finds in it.</summary>
public sealed record ApplicationView(OnboardingApplication Application, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the reviewer said about a field when it was returned last; null for nothing.</summary>
    public string? RemarkOn(string field) => Application.Remarks.FirstOrDefault(remark => remark.Field == field)?.Text;

    /// <summary>What the checklist finds at a field.</summary>
    public IEnumerable<Finding> FindingsAt(string field) => Findings.Where(finding => finding.Field == field);
}

/// <summary>Applications as they are filled in, by units for themselves and by operators for anybody.</summary>
public sealed class OnboardingService(ConsoleDbFactory databases, ApplicationChanges changes, TimeProvider clock)
{
    /// <summary>Most applications that a unit may have to fill in at a time.</summary>
    public const int MostOpen = 10;

    /// <summary>One page of the applications that match, in scope.</summary>
    public async Task<Page<ApplicationRow>> ListAsync(ApplicationFilter filter)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        return await filter.Paging.PageAsync(filter.Apply(database.OnboardingApplications).Select(application => new ApplicationRow
        {
            Id = application.Id,
            Name = application.OrganisationName,
            Code = application.OrganisationCode,
            Sites = application.Sites.Count,
            Status = application.Status,
            StartedBy = application.StartedBy,
            ChangedBy = application.ChangedBy,
            ChangedAt = application.ChangedAt,
        }));
    }

    /// <summary>One application with its checklist, which is empty once it was decided on: what it brought stands in the register by then.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<ApplicationView> FindAsync(int id)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var application = await database.OnboardingApplications.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
        return new ApplicationView(application, application.IsUnderWay ? await ApplicationBasis.FindingsAsync(database, application, ServiceDay.Today(clock)) : []);
    }

    /// <summary>Starts an application: for a known organisation, or for a new one where a unit's scope does not say which.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="RuleException"><c>not-found</c>; <c>onboarding-many</c> for a unit with as many to fill in as it may have.</exception>
    public async Task<int> StartAsync(string? organisationCode)
    {
        await using var database = await databases.OpenAsync(Permission.ProposeSites);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var scope = database.Actor.OrganisationId;
        Organisation? organisation = null;
        if (!string.IsNullOrEmpty(organisationCode)) organisation = await database.Organisations.FirstOrDefaultAsync(one => one.Code == organisationCode) ?? throw new RuleException("not-found");
        else if (scope is not null) organisation = await database.Organisations.FirstOrDefaultAsync(one => one.Id == scope) ?? throw new RuleException("not-found");
        if (scope is not null) await DemandRoomAsync(database, scope.Value);
        var application = OnboardingApplication.Start(organisation, database.Actor.Name, clock.GetUtcNow());
        database.Add(application);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return application.Id;
    }

    /// <summary>Saves the step about the organisation; the version after it.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>onboarding-changed</c>, or what <see cref="OnboardingApplication"/> refuses.</exception>
    public Task<int> SaveProfileAsync(int id, ProfileInput input) => SaveAsync(id, input.Version, async (database, scene, application) =>
    {
        await DemandDistrictsAsync(database, [input.DistrictCode]);
        application.Describe(input.ToProfile(), scene.By, scene.At);
    });

    /// <summary>Saves the step about the sites; the version after it.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>onboarding-changed</c>, or what <see cref="OnboardingApplication"/> refuses.</exception>
    public Task<int> SaveSitesAsync(int id, SitesInput input) => SaveAsync(id, input.Version, async (database, scene, application) =>
    {
        await DemandDistrictsAsync(database, [.. input.Sites.Select(site => site.DistrictCode)]);
        application.SetSites([.. input.Sites.Select(site => (site.Number, site.ToProposal()))], scene.By, scene.At);
    });

    /// <summary>Saves the step about the services; the version after it. What is said of a site that is gone, as an older draft may, is let go of.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>onboarding-changed</c>, or what <see cref="OnboardingApplication"/> refuses.</exception>
    public Task<int> SaveServicesAsync(int id, ServicesInput input) => SaveAsync(id, input.Version, (_, scene, application) =>
    {
        foreach (var (site, services) in input.Sites.Where(one => Has(application, one.Key))) application.AskFor(site, services, scene.By, scene.At);
        return Task.CompletedTask;
    });

    /// <summary>Saves the step about the quotas; the version after it. What is said of a site that is gone, as an older draft may, is let go of.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>onboarding-changed</c>, or what <see cref="OnboardingApplication"/> and its windows refuse.</exception>
    public Task<int> SaveQuotasAsync(int id, QuotasInput input) => SaveAsync(id, input.Version, (_, scene, application) =>
    {
        var windows = input.Quotas.Where(quota => Has(application, quota.SiteNumber)).SelectMany(quota => quota.Windows, (quota, window) => new ProposedWindow(quota.SiteNumber, quota.Service, window.ToWindow(), window.Spaces));
        application.SetWindows([.. windows], scene.By, scene.At);
        return Task.CompletedTask;
    });

    /// <summary>Hands the application in.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>onboarding-changed</c>, or what <see cref="OnboardingApplication.Submit"/> refuses.</exception>
    public Task<int> SubmitAsync(int id, int? version) => SaveAsync(id, version, async (database, scene, application) =>
        application.Submit(await ApplicationBasis.FindingsAsync(database, application, ServiceDay.Of(scene.At)), scene.By, scene.At));

    /// <summary>Gives the application up; its documents go with it.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, or what <see cref="OnboardingApplication.Drop"/> refuses.</exception>
    public Task DropAsync(int id, string reason) => changes.RunAsync(Permission.ProposeSites, id, async (database, scene, application) =>
    {
        foreach (var document in application.Documents.ToList()) await DocumentService.RemoveAsync(database, scene, application, document.Id);
        application.Drop(scene.By, scene.At, reason);
    }, reason);

    private static bool Has(OnboardingApplication application, int siteNumber) => application.Sites.Any(site => site.Number == siteNumber);

    // Those of a unit who start at the same moment take turns, so that each counts what the others began.
    private static async Task DemandRoomAsync(ConsoleDb database, int unit)
    {
        await database.Database.ExecuteSqlAsync($"select 1 from organisations where id = {unit} for update");
        if (await database.OnboardingApplications.CountAsync(one => one.Status == ApplicationStatus.Draft || one.Status == ApplicationStatus.Returned) >= MostOpen)
            throw new RuleException("onboarding-many", MostOpen);
    }

    private static async Task DemandDistrictsAsync(ConsoleDb database, IReadOnlyList<string?> codes)
    {
        var asked = codes.Where(code => !string.IsNullOrWhiteSpace(code)).Distinct().ToList();
        var known = await database.Districts.Where(district => asked.Contains(district.Code)).Select(district => district.Code).ToListAsync();
        if (asked.Find(code => !known.Contains(code!)) is { } unknown) throw new RuleException("district-unknown", unknown);
    }

    private Task<int> SaveAsync(int id, int? version, Func<ConsoleDb, ApplicationScene, OnboardingApplication, Task> act) => changes.RunAsync(Permission.ProposeSites, id, (database, scene, application) =>
    {
        application.DemandVersion(version);
        return act(database, scene, application);
    });
}
