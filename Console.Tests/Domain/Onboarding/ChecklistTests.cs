using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Onboarding;

public sealed class ChecklistTests
{
    private static readonly DateTimeOffset Now = Shanghai.At("2026-03-18T10:00");
    private static readonly ProposedProfile Whole = new("U-1", "某机关", OrganisationKind.GovernmentOrgan, AdministrativeLevel.District, "310101", "北路1号", "值班室", "021-1", null);
    private static readonly SiteProposal Yard = new("U-1-P1", "某机关大院", SiteKind.Yard, "310101", "北路1号", 100, 60, null, null, "值班室", "021-12345678", "每天 6:00-22:00");

    public static TheoryData<string, ProposedProfile, string> Profiles => new()
    {
        { "complete", Whole, "" },
        { "no code", Whole with { Code = " " }, "Missing! profile.Code" },
        { "a code that is none", Whole with { Code = "单位 1" }, "CodeForm! profile.Code" },
        { "a code of the register", Whole with { Code = "taken" }, "CodeTaken! profile.Code" },
        { "no name", Whole with { Name = null }, "Missing! profile.Name" },
        { "too long a name", Whole with { Name = new string('长', 101) }, "TooLong! profile.Name" },
        { "no kind", Whole with { Kind = null }, "Missing! profile.Kind" },
        { "no level", Whole with { Level = null }, "Missing! profile.Level" },
        { "nobody to call", Whole with { ContactName = null, ContactPhone = null }, "Wanted profile.ContactName, Wanted profile.ContactPhone" },
        { "nowhere", Whole with { DistrictCode = null, Address = null }, "Wanted profile.DistrictCode, Wanted profile.Address" },
        { "a known name in full width", Whole with { Name = "已知单位（Ａ区）" }, "SameName profile.Name" },
        { "a known address with blanks", Whole with { Address = "南路 ２ 号" }, "SameAddress profile.Address" },
        { "a name that another application has", Whole with { Name = "申请中的单位" }, "SameName profile.Name" },
    };

    public static TheoryData<string, SiteProposal, string> Sites => new()
    {
        { "complete", Yard, "" },
        { "no code", Yard with { Code = null }, "Missing! site.1.Code" },
        { "a code of the register", Yard with { Code = "taken-p1" }, "CodeTaken! site.1.Code" },
        { "no name", Yard with { Name = null }, "Missing! site.1.Name" },
        { "no district", Yard with { DistrictCode = null }, "Missing! site.1.DistrictCode" },
        { "no address", Yard with { Address = "" }, "Missing! site.1.Address" },
        { "no kind", Yard with { Kind = null }, "Wanted site.1.Kind" },
        { "nobody to call", Yard with { ContactName = null, ContactPhone = " " }, "Wanted site.1.ContactName, Wanted site.1.ContactPhone" },
        { "no spaces told", Yard with { TotalSpaces = null }, "Missing! site.1.TotalSpaces" },
        { "no spaces", Yard with { TotalSpaces = 0, ShareableSpaces = 0 }, "CapacityNone! site.1.TotalSpaces, NothingToShare site.1.ShareableSpaces, QuotaExceeds! site.1.quota.OffPeakSharing" },
        { "fewer than none", Yard with { TotalSpaces = -1 }, "CapacityNone! site.1.TotalSpaces, CapacityShareable! site.1.ShareableSpaces" },
        { "the most that is likely", Yard with { TotalSpaces = 5_000 }, "" },
        { "more than is likely", Yard with { TotalSpaces = 5_001 }, "CapacityLarge site.1.TotalSpaces" },
        { "more than any has", Yard with { TotalSpaces = 100_001 }, "CapacityNone! site.1.TotalSpaces" },
        { "more to share than there is", Yard with { ShareableSpaces = 101 }, "CapacityShareable! site.1.ShareableSpaces" },
        { "exactly the quota to share", Yard with { ShareableSpaces = 40 }, "" },
        { "less to share than the quota", Yard with { ShareableSpaces = 39 }, "QuotaExceeds! site.1.quota.OffPeakSharing" },
        { "half a position", Yard with { Latitude = 31 }, "Position! site.1.Latitude" },
        { "a position off the globe", Yard with { Latitude = 31, Longitude = 181 }, "Position! site.1.Latitude" },
        { "a known name", Yard with { Name = "已知 车库" }, "SameName site.1.Name" },
        { "a known address", Yard with { Address = "南路2号" }, "SameAddress site.1.Address" },
    };

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Of_AProfile_FindsWhatIsWrongWithIt(string state, ProposedProfile profile, string findings) => Assert.Equal((state, findings), (state, Told(Filled(profile, Yard))));

    [Theory]
    [MemberData(nameof(Sites))]
    public void Of_ASite_FindsWhatIsWrongWithIt(string state, SiteProposal site, string findings) => Assert.Equal((state, findings), (state, Told(Filled(Whole, site))));

    [Fact]
    public void Of_AnEmptyApplication_FindsNoSiteAndNoDocument()
    {
        var application = OnboardingApplication.Start(null, "author", Now);
        application.Describe(Whole, "author", Now);

        Assert.Equal("NoSites! sites, DocumentsNone documents", Told(application));
    }

    [Fact]
    public void Of_AKnownOrganisation_DoesNotTakeItForItsOwnDouble()
    {
        var application = OnboardingApplication.Start(Organisation.Register("TAKEN", "已知单位(a区)", OrganisationKind.Hospital, AdministrativeLevel.District), "author", Now);
        application.Describe(Whole with { Code = "OTHER", Name = "已知单位(a区)" }, "author", Now);

        Assert.Equal("TAKEN", application.OrganisationCode);
        Assert.Equal("NoSites! sites, DocumentsNone documents", Told(application));
    }

    [Fact]
    public void Of_SitesWithOneCode_FindsTheSecond()
    {
        var application = Filled(Whole, Yard);
        application.SetSites([(1, Yard), (null, Yard with { Name = "另一处" })], "author", Now);

        Assert.Equal("CodeTwice! site.2.Code, ServicesNone site.2.Services", Told(application));
    }

    [Fact]
    public void Of_AServiceWithoutQuota_FindsIt()
    {
        var application = Filled(Whole, Yard);
        application.AskFor(1, ServiceKinds.OffPeakSharing | ServiceKinds.EvCharging, "author", Now);

        Assert.Equal("QuotaNone site.1.quota.EvCharging", Told(application));
    }

    [Fact]
    public void Of_WindowsThatOverlap_FindsThem()
    {
        var application = Filled(Whole, Yard);
        application.SetWindows([Window(Sample.WorkdayNight), Window(TimeWindow.Parse(DayKinds.All, "20:00", "22:00"))], "author", Now);

        Assert.Equal("QuotaOverlap! site.1.quota.OffPeakSharing", Told(application));
    }

    // Two services whose quotas fit one by one, and not together.
    [Fact]
    public void Of_QuotasThatExceedTogether_FindsTheExcess()
    {
        var application = Filled(Whole, Yard);
        application.AskFor(1, ServiceKinds.OffPeakSharing | ServiceKinds.EvCharging, "author", Now);
        application.SetWindows([Window(Sample.WorkdayNight), new ProposedWindow(1, ServiceKind.EvCharging, TimeWindow.Parse(DayKinds.All, "19:00", "21:00"), 30)], "author", Now);

        Assert.Equal("QuotaExceeds! site.1.quota.OffPeakSharing", Told(application));
    }

    private static ProposedWindow Window(TimeWindow time) => new(1, ServiceKind.OffPeakSharing, time, 40);

    private static OnboardingApplication Filled(ProposedProfile profile, SiteProposal site)
    {
        var application = OnboardingApplication.Start(null, "author", Now);
        application.Describe(profile, "author", Now);
        application.SetSites([(null, site)], "author", Now);
        application.AskFor(1, ServiceKinds.OffPeakSharing, "author", Now);
        application.SetWindows([Window(Sample.WorkdayNight)], "author", Now);
        application.Attach(OnboardingDocument.Of("plan.pdf", Applications.Pdf, "author", Now));
        return application;
    }

    // In the order of the checklist within a field, what blocks marked with an exclamation mark.
    private static string Told(OnboardingApplication application) => string.Join(", ", Checklist.Of(application, new ChecklistBasis(
        [
            new KnownRecord(KnownKind.Organisation, "TAKEN", "已知单位(a区)", "南路2号"),
            new KnownRecord(KnownKind.Site, "TAKEN-P1", "已知车库", "南路2号"),
            new KnownRecord(KnownKind.AppliedOrganisation, "7", "申请中的单位", null),
        ],
        CalendarFile.Calendar, Shanghai.Day("2026-03-18"))).OrderBy(finding => Order(finding.Field)).Select(finding => $"{finding.Kind}{(finding.Blocks ? "!" : "")} {finding.Field}"));

    private static int Order(string field) => Array.FindIndex(["profile", "sites", "site.1", "site.2", "documents"], part => field.StartsWith(part, StringComparison.Ordinal)) * 10
        + Math.Max(0, Array.FindIndex(["Code", "Spaces", "ShareableSpaces", "quota"], part => field.Contains(part, StringComparison.Ordinal)));
}
