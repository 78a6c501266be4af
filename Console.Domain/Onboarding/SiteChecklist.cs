using ParkingOps.Domain.Sharing;

namespace ParkingOps.Domain.Onboarding;

/// <summary>The part of the checklist that is about one site.</summary>
internal static class SiteChecklist
{
    public static IEnumerable<Finding> Of(OnboardingApplication application, ProposedSite site, ChecklistBasis basis)
    {
        string Field(string name) => ApplicationFields.Site(site.Number, name);
        var known = basis.Known.Where(one => !one.IsOrganisation).ToList();
        return Checklist.Code(site.SiteCode, Field("Code"), known)
            .Concat(Twice(application, site, Field("Code")))
            .Concat(Checklist.Name(site.Name, Field("Name")))
            .Concat(Checklist.Empty(true, Field, ("DistrictCode", site.DistrictCode), ("Address", site.Address), ("TotalSpaces", site.TotalSpaces), ("ShareableSpaces", site.ShareableSpaces)))
            .Concat(Checklist.Empty(false, Field, ("Kind", site.Kind), ("ContactName", site.ContactName), ("ContactPhone", site.ContactPhone)))
            .Concat(Position(site, Field("Latitude")))
            .Concat(Capacity(site, Field))
            .Concat(Services(application, site, Field("Services")))
            .Concat(Quotas(application, site, basis))
            .Concat(Checklist.Duplicates(known, (site.Name, site.Address), Field));
    }

    private static IEnumerable<Finding> Twice(OnboardingApplication application, ProposedSite site, string field)
    {
        if (site.SiteCode is { } code && application.Sites.Any(other => other.Number < site.Number && other.SiteCode == code)) yield return new Finding(FindingKind.CodeTwice, true, field, code);
    }

    private static IEnumerable<Finding> Position(ProposedSite site, string field)
    {
        if (site.Latitude.HasValue != site.Longitude.HasValue || site.Latitude is < -90 or > 90 || site.Longitude is < -180 or > 180) yield return new Finding(FindingKind.Position, true, field);
    }

    private static IEnumerable<Finding> Capacity(ProposedSite site, Func<string, string> field)
    {
        if (site.TotalSpaces is not { } total || site.ShareableSpaces is not { } shareable) yield break;
        if (total is < 1 or > 100_000) yield return new Finding(FindingKind.CapacityNone, true, field("TotalSpaces"), total);
        else if (total > Checklist.LikelySpaces) yield return new Finding(FindingKind.CapacityLarge, false, field("TotalSpaces"), total);
        if (shareable < 0 || shareable > total) yield return new Finding(FindingKind.CapacityShareable, true, field("ShareableSpaces"), shareable, total);
        else if (shareable == 0 && site.Services != ServiceKinds.None) yield return new Finding(FindingKind.NothingToShare, false, field("ShareableSpaces"));
    }

    private static IEnumerable<Finding> Services(OnboardingApplication application, ProposedSite site, string field)
    {
        if (site.Services == ServiceKinds.None) yield return new Finding(FindingKind.ServicesNone, false, field);
        foreach (var service in site.Services.Each().Where(service => !application.Windows.Any(window => window.SiteNumber == site.Number && window.Service == service)))
            yield return new Finding(FindingKind.QuotaNone, false, ApplicationFields.Quota(site.Number, service), service);
    }

    // The rules of the register themselves decide, so that what passes here is what an approval can bring in.
    private static List<Finding> Quotas(OnboardingApplication application, ProposedSite site, ChecklistBasis basis)
    {
        var (findings, quotas) = (new List<Finding>(), new List<Quota>());
        foreach (var service in site.Services.Each())
            try
            {
                if (application.QuotaOf(site.Number, service, (0, basis.Today, "", default)) is { } quota) quotas.Add(quota);
            }
            catch (RuleException refusal) when (refusal.Code == "quota-windows-overlap")
            {
                findings.Add(new Finding(FindingKind.QuotaOverlap, true, ApplicationFields.Quota(site.Number, service), [.. refusal.Arguments]));
            }
        if (quotas.Count == 0 || site.ShareableSpaces is not { } shareable) return findings;
        try
        {
            OfferRules.DemandCapacity(quotas, _ => shareable, basis.Calendar, basis.Today);
        }
        catch (RuleException refusal) when (refusal.Code == "quota-exceeds-capacity")
        {
            findings.Add(new Finding(FindingKind.QuotaExceeds, true, ApplicationFields.Quota(site.Number, quotas[0].Service), [.. refusal.Arguments]));
        }
        return findings;
    }
}
