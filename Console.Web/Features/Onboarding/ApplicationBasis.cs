using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>Reads what an application is held against, in the scope of who asks: a unit learns nothing of others.</summary>
internal static class ApplicationBasis
{
    private static readonly ApplicationStatus[] UnderWay = [ApplicationStatus.Draft, ApplicationStatus.Submitted, ApplicationStatus.Returned];

    public static async Task<IReadOnlyList<Finding>> FindingsAsync(ConsoleDb database, OnboardingApplication application, DateOnly today)
    {
        var known = new List<KnownRecord>();
        known.AddRange(await database.Organisations.Select(one => new KnownRecord(KnownKind.Organisation, one.Code, one.Name, one.Address)).ToListAsync());
        known.AddRange(await database.Sites.Select(one => new KnownRecord(KnownKind.Site, one.Code, one.Name, one.Address)).ToListAsync());
        var others = await database.OnboardingApplications.AsNoTracking().Where(other => other.Id != application.Id && UnderWay.Contains(other.Status))
            .Select(other => new { other.Id, other.IsNewOrganisation, other.OrganisationName, other.Address, Sites = other.Sites.Select(site => new { site.Name, site.Address }).ToList() }).ToListAsync();
        known.AddRange(others.Where(other => other.IsNewOrganisation && other.OrganisationName is not null)
            .Select(other => new KnownRecord(KnownKind.AppliedOrganisation, $"{other.Id}", other.OrganisationName!, other.Address)));
        known.AddRange(others.SelectMany(other => other.Sites, (other, site) => new KnownRecord(KnownKind.AppliedSite, $"{other.Id}", site.Name ?? other.OrganisationName ?? "", site.Address)));
        return Checklist.Of(application, new ChecklistBasis(known, await CalendarService.LoadAsync(database, CancellationToken.None), today, await IsRegisterNewerAsync(database, application)));
    }

    /// <summary>Whether somebody changed the register's record of the organisation after the application was begun from it.</summary>
    public static async Task<bool> IsRegisterNewerAsync(ConsoleDb database, OnboardingApplication application)
    {
        if (application.IsNewOrganisation || application.OrganisationId is not { } owner) return false;
        var (begun, code) = (application.Steps.Min(step => step.At), await database.Organisations.Where(one => one.Id == owner).Select(one => one.Code).FirstOrDefaultAsync());
        return await database.AuditTrail.AnyAsync(line => line.Record == nameof(Organisation) && line.Key == code && line.At > begun);
    }
}
