using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Features.Suspensions;

/// <summary>One suspension in a list.</summary>
/// <param name="Id">Number.</param>
/// <param name="OrganisationCode">Code of the organisation.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="District">District of the site, or null for all sites.</param>
/// <param name="SiteCode">The site, or null for all of the organisation.</param>
/// <param name="SiteName">Its name.</param>
/// <param name="StartAt">From when.</param>
/// <param name="EndAt">Until when, or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="ConfirmedBy">Who confirmed it.</param>
/// <param name="ConfirmedAt">When.</param>
/// <param name="EndedBy">Who ended it, or null.</param>
public sealed record SuspensionRow(
    int Id, string OrganisationCode, string Organisation, string? District, string? SiteCode, string? SiteName, DateTimeOffset StartAt, DateTimeOffset? EndAt, string Reason,
    string ConfirmedBy, DateTimeOffset ConfirmedAt, string? EndedBy)
{
    /// <summary>Whether it holds or will hold.</summary>
    public bool IsAhead(DateTimeOffset now) => !(EndAt <= now);

    /// <summary>Whether it holds at an instant.</summary>
    public bool HoldsAt(DateTimeOffset now) => StartAt <= now && IsAhead(now);
}

/// <summary>One clinic notice in a list.</summary>
/// <param name="Id">Number.</param>
/// <param name="OrganisationCode">Code of the hospital.</param>
/// <param name="Organisation">The hospital.</param>
/// <param name="Districts">Districts in which it has sites.</param>
/// <param name="Department">Department.</param>
/// <param name="IsClosed">Closed or open.</param>
/// <param name="Source">Who says so.</param>
/// <param name="ConfirmedAt">When the source last confirmed it.</param>
public sealed record NoticeRow(int Id, string OrganisationCode, string Organisation, IReadOnlyList<string?> Districts, string Department, bool IsClosed, string Source, DateTimeOffset ConfirmedAt)
{
    /// <summary>Whether nobody has confirmed it for too long.</summary>
    public bool IsStaleAt(DateTimeOffset now) => ClinicNotice.IsStale(ConfirmedAt, now);
}

/// <summary>What a person fills in about a suspension; times are of Shanghai.</summary>
public sealed class SuspensionInput
{
    /// <summary>Code of the organisation.</summary>
    public string OrganisationCode { get; set; } = "";

    /// <summary>Code of the site; empty for all of the organisation.</summary>
    public string SiteCode { get; set; } = "";

    /// <summary>From when.</summary>
    public DateTime StartAt { get; set; }

    /// <summary>Until when, or null.</summary>
    public DateTime? EndAt { get; set; }

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The notice that proposed it, or null.</summary>
    public int? NoticeId { get; set; }
}

/// <summary>What a person fills in about a clinic notice; the time is of Shanghai.</summary>
public sealed class NoticeInput
{
    /// <summary>Code of the hospital.</summary>
    public string OrganisationCode { get; set; } = "";

    /// <summary>Department.</summary>
    public string Department { get; set; } = "";

    /// <summary>Closed or open.</summary>
    public bool IsClosed { get; set; } = true;

    /// <summary>Who says so.</summary>
    public string Source { get; set; } = "";

    /// <summary>When the source last confirmed it.</summary>
    public DateTime ConfirmedAt { get; set; }
}

/// <summary>What an import of notices came to.</summary>
/// <param name="Taken">Rows entered.</param>
/// <param name="Faults">Rows that were not.</param>
public sealed record NoticeImport(int Taken, IReadOnlyList<NoticeFault> Faults);

/// <summary>A row that was not entered.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Why">Why, in words.</param>
public sealed record NoticeFault(string Line, string Why);
