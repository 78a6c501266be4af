using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>Which applications a list shows.</summary>
public sealed record ApplicationFilter(string? Find, ApplicationStatus? Status, Paging Paging)
{
    /// <summary>Narrows the applications down.</summary>
    public IQueryable<OnboardingApplication> Apply(IQueryable<OnboardingApplication> applications)
    {
        if (Status is { } status) applications = applications.Where(application => application.Status == status);
        if (string.IsNullOrWhiteSpace(Find)) return applications;
        var (text, code) = (Pattern.Containing(Find), Pattern.Containing(Find.ToUpperInvariant()));
        return applications.Where(application => EF.Functions.Like(application.OrganisationName!, text, Pattern.Escape) || EF.Functions.Like(application.OrganisationCode!, code, Pattern.Escape)
            || application.Sites.Any(site => EF.Functions.Like(site.Name!, text, Pattern.Escape) || EF.Functions.Like(site.SiteCode!, code, Pattern.Escape)));
    }
}

/// <summary>One application in the list. Set by name, not by constructor: only so can the database order by what is set.</summary>
public sealed record ApplicationRow
{
    /// <summary>Number.</summary>
    public required int Id { get; init; }

    /// <summary>Name of the organisation, as far as it is filled in.</summary>
    public string? Name { get; init; }

    /// <summary>Code of the organisation.</summary>
    public string? Code { get; init; }

    /// <summary>How many sites.</summary>
    public required int Sites { get; init; }

    /// <summary>State.</summary>
    public required ApplicationStatus Status { get; init; }

    /// <summary>Who started it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
