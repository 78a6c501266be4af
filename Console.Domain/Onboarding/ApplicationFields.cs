using System.Globalization;
using ParkingOps.Domain.Sharing;

namespace ParkingOps.Domain.Onboarding;

/// <summary>Names of an application's fields, under which findings and remarks stand: <c>profile.Name</c>, <c>site.1.Address</c>, <c>site.1.quota.EvCharging</c>.</summary>
public static class ApplicationFields
{
    /// <summary>The documents as a whole.</summary>
    public const string Documents = "documents";

    /// <summary>The list of sites as a whole.</summary>
    public const string Sites = "sites";

    /// <summary>A field of the organisation.</summary>
    public static string Profile(string name) => $"profile.{name}";

    /// <summary>A field of a site.</summary>
    public static string Site(int number, string name) => string.Create(CultureInfo.InvariantCulture, $"site.{number}.{name}");

    /// <summary>The quota proposed for a service of a site.</summary>
    public static string Quota(int number, ServiceKind service) => Site(number, $"quota.{service}");
}
