using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>A site in the register, as far as it is matched.</summary>
internal sealed record KnownSite(int Id, string Code, string Name, string? District, int OrganisationId);

/// <summary>What exists and what rows are compared with; read once a plan.</summary>
internal sealed class KnownRegister
{
    private readonly Dictionary<string, Organisation> byCode;
    private readonly ILookup<string, Organisation> byName;
    private readonly ILookup<int, string> districtsOfOwners;
    private readonly Dictionary<string, KnownSite> sitesByCode;
    private readonly ILookup<(string, string?), KnownSite> sitesByName;
    private readonly List<ScheduleException> exceptions;
    private Dictionary<int, Site> sites = [];
    private Dictionary<int, SiteRules> rules = [];

    private KnownRegister(List<Organisation> organisations, List<KnownSite> known, List<ScheduleException> exceptions)
    {
        this.exceptions = exceptions;
        byCode = organisations.ToDictionary(one => one.Code);
        byName = organisations.ToLookup(one => NormalName.Of(one.Name));
        districtsOfOwners = known.Where(site => site.District is not null).Select(site => (Owner: site.OrganisationId, District: site.District!))
            .Concat(organisations.Where(one => one.DistrictCode is not null).Select(one => (Owner: one.Id, District: one.DistrictCode!))).ToLookup(one => one.Owner, one => one.District);
        sitesByCode = known.ToDictionary(site => site.Code);
        sitesByName = known.ToLookup(site => (NormalName.Of(site.Name), site.District));
    }

    /// <summary>City calendar.</summary>
    public required CityCalendar Calendar { get; init; }

    /// <summary>Words that cells may hold.</summary>
    public required Reading.ImportWords Words { get; init; }

    /// <summary>Reads the register.</summary>
    public static async Task<KnownRegister> LoadAsync(ConsoleDb database, CancellationToken cancel)
    {
        var known = await database.Sites.Select(site => new KnownSite(site.Id, site.Code, site.Name, site.DistrictCode, site.OrganisationId)).ToListAsync(cancel);
        return new KnownRegister(await database.Organisations.ToListAsync(cancel), known, await database.ScheduleExceptions.AsNoTracking().ToListAsync(cancel))
        {
            Calendar = await CalendarService.LoadAsync(database, cancel),
            Words = new Reading.ImportWords(await database.Districts.AsNoTracking().OrderBy(district => district.Code).ToListAsync(cancel)),
        };
    }

    /// <summary>The organisation with a code, or with the same name where a district is the same or unknown; and whether it is by code.</summary>
    public (Organisation Known, bool ByCode)? Find(string code, string name, IReadOnlyCollection<string> districts)
    {
        if (byCode.TryGetValue(code, out var same)) return (same, true);
        var alike = byName[NormalName.Of(name)].FirstOrDefault(one => districts.Count == 0 || !districtsOfOwners.Contains(one.Id) || districtsOfOwners[one.Id].Any(districts.Contains));
        return alike is null ? null : (alike, false);
    }

    /// <summary>The organisation with a code; null when there is none.</summary>
    public Organisation? Organisation(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The site with a code, or with the same name in the same district; and whether it is by code.</summary>
    public (KnownSite Known, bool ByCode)? Find(SiteFacts facts)
    {
        if (sitesByCode.TryGetValue(facts.Code!, out var same)) return (same, true);
        var alike = sitesByName[(NormalName.Of(facts.Name), facts.District)].FirstOrDefault();
        return alike is null ? null : (alike, false);
    }

    /// <summary>The site with a code; null when there is none.</summary>
    public KnownSite? Site(string code) => sitesByCode.GetValueOrDefault(code);

    /// <summary>Reads some sites whole, with all that decides what they share.</summary>
    public async Task ReadWholeAsync(ConsoleDb database, IEnumerable<KnownSite> wanted, CancellationToken cancel)
    {
        var ids = wanted.Select(one => one.Id).Distinct().ToArray();
        var read = await database.Sites.Include(site => site.Organisation).Where(site => ids.Contains(site.Id)).ToListAsync(cancel);
        sites = read.ToDictionary(site => site.Id);
        rules = (await SiteRulesLoader.ManyAsync(database, read, Calendar, cancel)).ToDictionary(one => one.SiteId);
    }

    /// <summary>A site that was read whole.</summary>
    public Site Whole(KnownSite known) => sites[known.Id];

    /// <summary>What decides what a site shares, as it is in the register; of one that is not there yet, what reaches it.</summary>
    public SiteRules RulesOf(Site site) => rules.TryGetValue(site.Id, out var known)
        ? known with { Capacities = site.Capacities }
        : new SiteRules
        {
            SiteId = 0,
            Calendar = Calendar,
            Capacities = site.Capacities,
            Exceptions = exceptions.FindAll(one => one.Reaches(0, site.Organisation.Id, site.DistrictCode)),
        };
}
