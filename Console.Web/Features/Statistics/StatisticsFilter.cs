using System.Globalization;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>The filters of the statistics as they stand in an address; page, file and API read them here.</summary>
public sealed record StatisticsFilter
{
    private const int DefaultDays = 30;

    /// <summary>First day, as text of the address.</summary>
    public string? From { get; init; }

    /// <summary>Last day.</summary>
    public string? To { get; init; }

    /// <summary>Grouping in lower case.</summary>
    public string? By { get; init; }

    /// <summary>Code of a district.</summary>
    public string? District { get; init; }

    /// <summary>Kind of organisation.</summary>
    public string? Kind { get; init; }

    /// <summary>Code of a site.</summary>
    public string? Site { get; init; }

    /// <summary>A service kind or an admission, by its name in the code.</summary>
    public string? Traffic { get; init; }

    /// <summary>The query that the filter asks; what cannot be read falls back to the last 30 days by day.</summary>
    public StatisticsQuery ToQuery(DateOnly today) => new(Day(From) ?? today.AddDays(-DefaultDays), Day(To) ?? today.AddDays(-1), [Parse<Grouping>(By) ?? Grouping.Day])
    {
        District = Blank(District),
        Kind = Parse<OrganisationKind>(Kind),
        Site = Blank(Site)?.ToUpperInvariant(),
        Service = Parse<ServiceKind>(Traffic),
        Admission = Parse<Admission>(Traffic),
    };

    /// <summary>The filter as an address.</summary>
    public string ToAddress(string path) => Address.Of(path,
        ("from", From), ("to", To), ("by", By), ("district", District), ("kind", Kind), ("site", Site), ("traffic", Traffic));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T? Parse<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
