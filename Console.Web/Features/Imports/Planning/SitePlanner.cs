using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>Plans the sites of a workbook.</summary>
internal sealed class SitePlanner(ImportPlan plan, KnownRegister register, ImportChoices choices, Referents<Organisation> owners, DateOnly today)
{
    private static readonly MatchChoice[] OfOneCode = [MatchChoice.Skip, MatchChoice.Merge];
    private static readonly MatchChoice[] OfOneName = [MatchChoice.Skip, MatchChoice.Merge, MatchChoice.New];
    private readonly Dictionary<(string, string?, Organisation), BookRow> names = [];

    /// <summary>What the codes of the sheet stand for.</summary>
    public Referents<Site> Referents { get; } = new(ImportColumn.SiteCode);

    /// <summary>Plans a row.</summary>
    public void Take(SiteFacts facts)
    {
        if (!Referents.Claim(facts.Row, facts.Code)) return;
        var owner = facts.OrganisationCode is { } code ? owners.Find(facts.Row, code, () => register.Organisation(code)) : null;
        if (owner is null || !facts.Row.IsGood) return;
        if (register.Find(facts) is not { } found) Add(facts, owner);
        else Meet(facts, owner, found);
    }

    private void Meet(SiteFacts facts, Organisation owner, (KnownSite Known, bool ByCode) found)
    {
        var offered = found.ByCode ? OfOneCode : OfOneName;
        // Two units of a district may each call a car park the same.
        var suits = found.ByCode || found.Known.OrganisationId == owner.Id ? MatchChoice.Skip : MatchChoice.New;
        var choice = choices.Of(facts.Row.Sheet, facts.Row.Number, offered, suits);
        plan.Matches.Add(new ImportMatch(facts.Row.Sheet, facts.Row.Number, facts.Name!, found.Known.Code, found.Known.Name, found.ByCode, choice, offered));
        if (choice == MatchChoice.New) Add(facts, owner);
        else if (choice == MatchChoice.Merge) Merge(facts, owner, register.Whole(found.Known));
        else
        {
            facts.Row.IsSkipped = true;
            Referents.Resolve(facts.Code!, register.Whole(found.Known));
        }
    }

    private void Add(SiteFacts facts, Organisation owner)
    {
        var name = (NormalName.Of(facts.Name), facts.District, owner);
        if (!names.TryAdd(name, facts.Row)) facts.Row.Refuse(ImportColumn.SiteName, "import-name-twice", names[name].Number);
        else if (CellValues.Try(facts.Row, ImportColumn.Latitude, () => facts.Make(owner)) is { } site)
        {
            plan.NewSites.Add(site);
            Referents.Resolve(facts.Code!, site);
        }
    }

    // What would be refused is tried on a copy: half a change must not stay behind.
    private void Merge(SiteFacts facts, Organisation owner, Site site)
    {
        var from = site.Capacities.Count == 0 ? DateOnly.MinValue : SharingDates.FirstCapacityDay(site, today);
        if (plan.MergedSites.Exists(one => one.Record == site)) facts.Row.Refuse(null, "import-merged-twice", site.Code);
        else if (site.Organisation != owner) facts.Row.Refuse(ImportColumn.OrganisationCode, "site-of-another", site.Code, site.Organisation.Code);
        else if (site.Lifecycle == Lifecycle.Closed) facts.Row.Refuse(null, "site-closed");
        else if (CellValues.Try(facts.Row, ImportColumn.ShareableSpaces, () => Tried(facts, site, from)) is not null)
        {
            plan.MergedSites.Add(new(site, RecordPicture.Write(SitePicture.Of(site, from))));
            facts.Fill(site, from);
            Referents.Resolve(facts.Code!, site);
        }
    }

    private Site Tried(SiteFacts facts, Site site, DateOnly from)
    {
        var copy = Site.Register(site.Code, site.Name, site.Organisation);
        foreach (var capacity in site.Capacities) copy.SetCapacity(capacity.FirstDay, capacity.Internal, capacity.Shareable);
        facts.Fill(copy, from);
        var rules = register.RulesOf(site) with { Capacities = copy.Capacities };
        if (rules.Quotas.Count > 0) OfferRules.DemandCapacity(rules.Quotas, day => rules.CapacityOn(day)?.Shareable ?? 0, rules.Calendar, from > today ? from : today, rules.Exceptions);
        return copy;
    }
}
