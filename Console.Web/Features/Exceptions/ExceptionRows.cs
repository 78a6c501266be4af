using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Exceptions;

/// <summary>Finds the records that exceptions name by number, and the other way round.</summary>
internal static class ExceptionRows
{
    /// <summary>The rows of some exceptions, in their order.</summary>
    public static async Task<List<ExceptionRow>> OfAsync(ConsoleDb database, List<ScheduleException> exceptions)
    {
        var organisations = exceptions.Select(one => one.OrganisationId).OfType<int>().Distinct().ToArray();
        var sites = exceptions.Select(one => one.SiteId).OfType<int>().Distinct().ToArray();
        var owners = await database.Organisations.Where(one => organisations.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => (one.Code, one.Name));
        var places = await database.Sites.Where(one => sites.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => (one.Code, one.Name));
        return [.. exceptions.Select(one => RowOf(one, one.Scope switch
        {
            ExceptionScope.Organisation => owners[one.OrganisationId!.Value],
            ExceptionScope.Site => places[one.SiteId!.Value],
            _ => (one.DistrictCode, null),
        }))];
    }

    /// <summary>The reach that a person chose.</summary>
    /// <exception cref="RuleException"><c>exception-reach</c> when nothing was chosen, <c>not-found</c> when it is not there.</exception>
    public static async Task<ExceptionReach> ReachAsync(ConsoleDb database, ExceptionInput input)
    {
        var code = input.Scope switch
        {
            ExceptionScope.District => input.DistrictCode,
            ExceptionScope.Organisation => input.OrganisationCode,
            ExceptionScope.Site => input.SiteCode,
            _ => "*",
        };
        if (string.IsNullOrWhiteSpace(code)) throw new RuleException("exception-reach");
        code = code.Trim().ToUpperInvariant();
        return input.Scope switch
        {
            ExceptionScope.District when await database.Districts.AnyAsync(one => one.Code == code) => new ExceptionReach(input.Scope, DistrictCode: code),
            ExceptionScope.Organisation when await database.Organisations.FirstOrDefaultAsync(one => one.Code == code) is { } owner => new ExceptionReach(input.Scope, OrganisationId: owner.Id),
            ExceptionScope.Site when await database.Sites.FirstOrDefaultAsync(one => one.Code == code) is { } site => new ExceptionReach(input.Scope, SiteId: site.Id),
            ExceptionScope.City => new ExceptionReach(input.Scope),
            _ => throw new RuleException("not-found"),
        };
    }

    private static ExceptionRow RowOf(ScheduleException one, (string? Code, string? Name) reach) => new(
        one.Id, one.Scope, reach.Code, reach.Name, one.Service, one.FirstDay, one.LastDay, one.Windows, one.Reason, one.SetBy, one.SetAt, one.RevokedBy, one.RevokedAt);
}
