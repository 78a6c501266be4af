using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Conflicts;

namespace ParkingOps.Web.Features.Sites;

/// <summary>One organisation to choose from.</summary>
public sealed record OrganisationChoice(int Id, string Code, string Name, OrganisationKind Kind);

/// <summary>Organisations: the list, one, and its changes.</summary>
public sealed class OrganisationService(ConsoleDbFactory databases, TimeProvider clock)
{
    /// <summary>All organisations in scope, by name, to choose from.</summary>
    public async Task<List<OrganisationChoice>> ChoicesAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        return await database.Organisations.OrderBy(organisation => organisation.Name)
            .Select(organisation => new OrganisationChoice(organisation.Id, organisation.Code, organisation.Name, organisation.Kind)).ToListAsync();
    }

    /// <summary>One page of the organisations that match.</summary>
    public async Task<Page<OrganisationRow>> ListAsync(OrganisationFilter filter)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var rows = filter.Apply(database.Organisations).Select(organisation => new OrganisationRow
        {
            Code = organisation.Code,
            Name = organisation.Name,
            Kind = organisation.Kind,
            Level = organisation.Level,
            Sites = database.Sites.Count(site => site.OrganisationId == organisation.Id),
            LiveSites = database.Sites.Count(site => site.OrganisationId == organisation.Id && site.Lifecycle == Lifecycle.Live),
            ContactPhone = organisation.ContactPhone,
        });
        return await filter.Paging.PageAsync(rows);
    }

    /// <summary>One organisation with its sites.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<(Organisation Organisation, List<SiteRow> Sites)> FindAsync(string code)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var organisation = await database.Organisations.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Code == code)
            ?? throw new RuleException("not-found");
        var sites = await SiteRows.Of(database, database.Sites.Where(site => site.OrganisationId == organisation.Id), clock.GetUtcNow()).OrderBy(site => site.Code).ToListAsync();
        return (organisation, sites);
    }

    /// <summary>An organisation as a person changes it, with the version from which the change starts.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<OrganisationInput> EditAsync(string code)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var seen = await TrailMark.OfAsync(database, nameof(Organisation), code);
        var organisation = await database.Organisations.FirstOrDefaultAsync(candidate => candidate.Code == code) ?? throw new RuleException("not-found");
        var input = OrganisationInput.Of(organisation);
        (input.Version, input.SeenLine) = (database.VersionOf(organisation), seen);
        return input;
    }

    /// <summary>Sets up to how many spaces an organisation's offers are approved without a person; null for never.</summary>
    /// <exception cref="RuleException"><c>not-found</c> or <c>automatic-approval</c>.</exception>
    public async Task ApproveUpToAsync(string code, int? spaces)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        var organisation = await database.Organisations.FirstOrDefaultAsync(candidate => candidate.Code == code) ?? throw new RuleException("not-found");
        organisation.ApproveUpTo(spaces);
        await database.SaveChangesAsync();
    }

    /// <summary>Registers an organisation, or changes the one with the input's code.</summary>
    /// <exception cref="RuleException"><c>code-taken</c>, <c>not-found</c>, <c>changed-meanwhile</c>, or what <see cref="Organisation"/> refuses.</exception>
    public async Task SaveAsync(OrganisationInput input, bool isNew)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var code = RegisterCode.Check(input.Code);
        var organisation = await database.Organisations.FirstOrDefaultAsync(candidate => candidate.Code == code);
        if (isNew && organisation is not null) throw new RuleException("code-taken", code);
        if (!isNew && organisation is null) throw new RuleException("not-found");
        if (organisation is null) database.Add(organisation = Organisation.Register(code, input.Name ?? "", input.Kind, input.Level));
        await TrailMark.DemandAsync(database, (nameof(Organisation), code), input);
        if (input.Version is { } version) database.ExpectVersion(organisation, version);
        organisation.Describe(input.Name ?? "", input.Kind, input.Level);
        organisation.Locate(input.DistrictCode, input.Address);
        organisation.SetContact(input.ContactName, input.ContactPhone);
        organisation.SetNote(input.Note);
        await database.SaveChangesAsync();
    }
}
