using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Onboarding;

/// <summary>What an application is held against.</summary>
/// <param name="Known">The register, and what other applications bring.</param>
/// <param name="Calendar">City calendar.</param>
/// <param name="Today">The present service day, from which quotas would hold.</param>
/// <param name="IsRegisterNewer">Whether the register's record of the organisation was changed after the application was begun.</param>
public sealed record ChecklistBasis(IReadOnlyList<KnownRecord> Known, CityCalendar Calendar, DateOnly Today, bool IsRegisterNewer = false);

/// <summary>The reviewer's checklist: missing fields, duplicates by name and address, plausible capacity, quotas within it, documents.</summary>
public static class Checklist
{
    /// <summary>Spaces of one site above which a slip of the finger is likelier than so large a car park.</summary>
    public const int LikelySpaces = 5_000;

    /// <summary>All findings; what stands in the way comes first.</summary>
    public static IReadOnlyList<Finding> Of(OnboardingApplication application, ChecklistBasis basis)
    {
        var findings = Profile(application, basis).ToList();
        if (application.Sites.Count == 0) findings.Add(new Finding(FindingKind.NoSites, true, ApplicationFields.Sites));
        findings.AddRange(application.Sites.SelectMany(site => SiteChecklist.Of(application, site, basis)));
        if (application.Documents.Count == 0) findings.Add(new Finding(FindingKind.DocumentsNone, false, ApplicationFields.Documents));
        return [.. findings.OrderBy(finding => !finding.Blocks)];
    }

    /// <summary>Records of the same normal name or at the same normal address.</summary>
    internal static IEnumerable<Finding> Duplicates(IEnumerable<KnownRecord> known, (string? Name, string? Address) asked, Func<string, string> field)
    {
        var (name, address) = (NormalName.Of(asked.Name), NormalName.Of(asked.Address));
        foreach (var one in known)
        {
            if (name.Length > 0 && NormalName.Of(one.Name) == name) yield return new Finding(FindingKind.SameName, false, field("Name"), one.Name) { Like = one };
            if (address.Length > 0 && NormalName.Of(one.Address) == address) yield return new Finding(FindingKind.SameAddress, false, field("Address"), one.Name) { Like = one };
        }
    }

    /// <summary>A code's findings.</summary>
    internal static IEnumerable<Finding> Code(string? code, string field, IEnumerable<KnownRecord> known)
    {
        if (code is null) yield return new Finding(FindingKind.Missing, true, field);
        else if (!RegisterCode.IsCode(code)) yield return new Finding(FindingKind.CodeForm, true, field, code);
        else if (known.FirstOrDefault(one => one.IsRegistered && one.Key == code) is { } taken) yield return new Finding(FindingKind.CodeTaken, true, field, code) { Like = taken };
    }

    /// <summary>A name's findings.</summary>
    internal static IEnumerable<Finding> Name(string? name, string field)
    {
        if (name is null) yield return new Finding(FindingKind.Missing, true, field);
        else if (name.Length > RegisterCode.NameLimit) yield return new Finding(FindingKind.TooLong, true, field, RegisterCode.NameLimit);
    }

    /// <summary>Fields that are empty.</summary>
    internal static IEnumerable<Finding> Empty(bool blocks, Func<string, string> field, params (string Name, object? Value)[] fields) =>
        fields.Where(one => one.Value is null).Select(one => new Finding(blocks ? FindingKind.Missing : FindingKind.Wanted, blocks, field(one.Name)));

    private static IEnumerable<Finding> Profile(OnboardingApplication application, ChecklistBasis basis)
    {
        var (profile, organisations) = (application.Profile, basis.Known.Where(one => one.IsOrganisation && (application.IsNewOrganisation || one.Key != application.OrganisationCode)).ToList());
        IEnumerable<Finding> code = application.IsNewOrganisation ? Code(profile.Code, ApplicationFields.Profile("Code"), organisations) : [];
        IEnumerable<Finding> kept = basis.IsRegisterNewer ? [new Finding(FindingKind.ProfileKept, false, ApplicationFields.Profile("Name"))] : [];
        return code
            .Concat(kept)
            .Concat(Name(profile.Name, ApplicationFields.Profile("Name")))
            .Concat(Empty(true, ApplicationFields.Profile, ("Kind", profile.Kind), ("Level", profile.Level)))
            .Concat(Empty(false, ApplicationFields.Profile, ("DistrictCode", profile.DistrictCode), ("Address", profile.Address), ("ContactName", profile.ContactName), ("ContactPhone", profile.ContactPhone)))
            .Concat(Duplicates(organisations, (profile.Name, profile.Address), ApplicationFields.Profile));
    }
}
