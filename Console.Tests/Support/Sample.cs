using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;

namespace ParkingOps.Tests.Support;

/// <summary>Small well-formed objects of the domain, to be bent by each test.</summary>
internal static class Sample
{
    public static readonly TimeWindow WorkdayNight = TimeWindow.Parse(DayKinds.Workdays, "18:00", "+1 08:00");

    public static readonly TimeWindow DayOff = TimeWindow.Parse(DayKinds.RestDays | DayKinds.Holidays, "00:00", "+1 08:00");

    public static Organisation Organisation() =>
        ParkingOps.Domain.Sites.Organisation.Register("ORG-1", "某单位", OrganisationKind.GovernmentOrgan, AdministrativeLevel.Municipal);

    /// <summary>A complete draft with 100 internal and 50 shareable spaces.</summary>
    public static Site Site()
    {
        var site = ParkingOps.Domain.Sites.Site.Register("SITE-1", "北门车库", Organisation());
        site.Describe("北门车库", "310101", "北路1号", SiteKind.Garage);
        site.SetCapacity(Shanghai.Day("2026-01-01"), 100, 50);
        return site;
    }

    public static Quota Quota(string firstDay, params (TimeWindow Window, int Spaces)[] windows) =>
        Quota(ServiceKind.OffPeakSharing, firstDay, windows);

    public static Quota Quota(ServiceKind service, string firstDay, params (TimeWindow Window, int Spaces)[] windows) =>
        ParkingOps.Domain.Sharing.Quota.Set(
            1,
            service,
            Shanghai.Day(firstDay),
            windows.Select(pair => new QuotaWindow(pair.Window, pair.Spaces)),
            "operator",
            Shanghai.At("2020-01-01T09:00"),
            null);

    public static OfferTerms Terms(int spaces, string firstDay, string? lastDay = null) => new(
        ServiceKind.OffPeakSharing, spaces, Shanghai.Day(firstDay), lastDay is null ? null : Shanghai.Day(lastDay), PriceProduct.Free, 0, null);

    public static Offer Offer(OfferTerms terms, params TimeWindow[] windows) =>
        ParkingOps.Domain.Sharing.Offer.Publish(1, terms, windows, "unit", Shanghai.At("2026-01-01T09:00"));

    /// <summary>A live site that may share 50 spaces at any time, with these offers.</summary>
    public static SiteSchedule Schedule(params Offer[] offers) => new(new SiteRules
    {
        SiteId = 1,
        Calendar = CalendarFile.Calendar,
        WasLiveBefore = true,
        Capacities = [new SiteCapacity(Shanghai.Day("2026-01-01"), 100, 50)],
        Quotas = [Quota("2026-01-01", (new TimeWindow(DayKinds.All, 0, 1440), 50))],
        Offers = offers,
    });

    /// <summary>When a live site that may share 50 spaces at any time has an offer's spaces on offer.</summary>
    public static IEnumerable<SpaceSpan> Open(Offer offer, string from, string to) =>
        Schedule(offer).Offered(offer.Service, Shanghai.At(from), Shanghai.At(to)).Where(span => span.Spaces > 0);
}
