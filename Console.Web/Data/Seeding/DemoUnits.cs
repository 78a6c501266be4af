using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Data.Seeding;

/// <summary>One unit of the demonstration set: its site, and how many spaces its traffic fills.</summary>
internal sealed record DemoUnit(int Number, string SiteCode, bool IsHospital, int TotalSpaces);

/// <summary>Registers the demonstration's units: live sites with a quota and a published offer. Their names carry 演示.</summary>
internal static class DemoUnits
{
    /// <summary>Registers the units that are missing, live from a day on; all units of the set.</summary>
    public static async Task<List<DemoUnit>> RegisterAsync(ConsoleDb database, DateOnly from, CancellationToken cancel)
    {
        var known = await database.Sites.Select(site => site.Code).ToHashSetAsync(cancel);
        var units = new List<DemoUnit>();
        var made = new List<(Site Site, bool IsHospital)>();
        SeedFiles.ForEach("demo/units.csv", row =>
        {
            var (code, total) = (row.GetString("site_code"), (int)row.Number("total_spaces")!.Value);
            var kind = Enum.Parse<OrganisationKind>(row.GetString("kind"));
            units.Add(new DemoUnit(units.Count + 1, code, kind == OrganisationKind.Hospital, total));
            if (known.Contains(code)) return;
            var unit = Organisation.Register(row.GetString("organisation_code"), row.GetString("organisation_name"), kind, Enum.Parse<AdministrativeLevel>(row.GetString("level")));
            var site = Site.Register(code, row.GetString("site_name"), unit);
            site.Describe(site.Name, row.GetString("district_code"), row.GetString("address"), Enum.Parse<SiteKind>(row.GetString("site_kind")));
            site.Locate((double?)row.Number("latitude"), (double?)row.Number("longitude"));
            var shareable = (int)row.Number("shareable_spaces")!.Value;
            site.SetCapacity(from, total - shareable, shareable);
            GoLive(site, ServiceDay.StartOf(from));
            database.Add(site);
            made.Add((site, kind == OrganisationKind.Hospital));
        });
        await database.SaveChangesAsync(cancel);
        foreach (var (site, isHospital) in made) Share(database, site, isHospital, from);
        await database.SaveChangesAsync(cancel);
        return units;
    }

    private static void GoLive(Site site, DateTimeOffset at)
    {
        site.MoveTo(Lifecycle.Submitted, "operator", at.AddDays(-3));
        site.MoveTo(Lifecycle.Approved, "operator", at.AddDays(-1));
        site.MoveTo(Lifecycle.Live, "operator", at);
    }

    private static void Share(ConsoleDb database, Site site, bool isHospital, DateOnly from)
    {
        var service = isHospital ? ServiceKind.HospitalReservation : ServiceKind.OffPeakSharing;
        var spaces = site.CapacityOn(from)!.Shareable;
        var windows = (isHospital ? WindowInput.HospitalDay(spaces) : WindowInput.OfficeYard(spaces)).ConvertAll(window => window.ToWindow());
        var at = ServiceDay.StartOf(from);
        database.Add(Quota.Set(site.Id, service, from, windows.Select(window => new QuotaWindow(window, spaces)), "operator", at, "演示数据"));
        var offered = Math.Max(1, (int)Math.Round(spaces * 0.85, MidpointRounding.AwayFromZero));
        var terms = isHospital
            ? new OfferTerms(service, offered, from, null, PriceProduct.PerEntry, 1000, 30)
            : new OfferTerms(service, offered, from, null, PriceProduct.Night, 800, null);
        database.Add(Offer.Publish(site.Id, terms, windows.ConvertAll(window => window with { }), "operator", at));
    }
}
