using System.Text;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Onboarding;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Tests.Support;

/// <summary>Runs an act of one actor with one service of a console under test.</summary>
internal delegate Task Acting(Actor actor, Func<OnboardingService, Task> act);

/// <summary>Applications as people fill them in, step by step.</summary>
internal static class Applications
{
    /// <summary>A PDF as small as one can be told by its beginning.</summary>
    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF\n");

    public static ProfileInput Profile(string code, string? name = null) => new()
    {
        Code = code,
        Name = name ?? $"Unit {code}",
        Kind = OrganisationKind.GovernmentOrgan,
        Level = AdministrativeLevel.District,
        DistrictCode = "310101",
        Address = $"{code} West Road",
        ContactName = "Duty office",
        ContactPhone = "021-12345678",
    };

    public static ProposedSiteInput Site(string code, int total = 100, int shareable = 60, int? number = null) => new()
    {
        Number = number,
        Code = code,
        Name = $"Yard {code}",
        Kind = SiteKind.Yard,
        DistrictCode = "310101",
        Address = $"{code} West Road",
        TotalSpaces = total,
        ShareableSpaces = shareable,
        ContactName = "值班室",
        ContactPhone = "021-12345678",
        DutyHours = "每天 6:00-22:00",
        Latitude = 31.23,
        Longitude = 121.47,
    };

    /// <summary>An application that lacks nothing but its submission: two sites, of which the first asks for off-peak sharing of 40 spaces.</summary>
    public static async Task<int> FilledAsync(Acting acting, Actor actor, string? organisation, string code)
    {
        var id = 0;
        await acting(actor, async applications =>
        {
            id = await applications.StartAsync(organisation);
            await applications.SaveProfileAsync(id, Profile(code));
            await applications.SaveSitesAsync(id, new SitesInput { Sites = [Site($"{code}-A1"), Site($"{code}-A2", 50, 20)] });
            await applications.SaveServicesAsync(id, new ServicesInput { Sites = { [1] = ServiceKinds.OffPeakSharing } });
            await applications.SaveQuotasAsync(id, Quotas(40));
        });
        return id;
    }

    public static QuotasInput Quotas(int spaces) => new()
    {
        Quotas = [new QuotaProposalInput { SiteNumber = 1, Service = ServiceKind.OffPeakSharing, Windows = WindowInput.OfficeYard(spaces) }],
    };

    public static Task<int> FilledAsync(this ConsoleServices console, Actor actor, string? organisation, string code) =>
        FilledAsync((by, act) => console.AsAsync(by, act), actor, organisation, code);

    public static async Task<int> SubmittedAsync(this ConsoleServices console, Actor actor, string? organisation, string code)
    {
        var id = await console.FilledAsync(actor, organisation, code);
        await console.AsAsync<OnboardingService>(actor, applications => applications.SubmitAsync(id, null));
        return id;
    }

    public static Task<ApplicationView> ApplicationAsync(this ConsoleServices console, Actor actor, int id) =>
        console.AsAsync<OnboardingService, ApplicationView>(actor, applications => applications.FindAsync(id));

    public static async Task<Guid> AttachAsync(this ConsoleServices console, Actor actor, int id, string name = "plan.pdf")
    {
        await console.AsAsync<DocumentService>(actor, documents => documents.AddAsync(id, name, Pdf));
        return (await console.ApplicationAsync(actor, id)).Application.Documents.MaxBy(document => document.AddedAt)!.Id;
    }
}
