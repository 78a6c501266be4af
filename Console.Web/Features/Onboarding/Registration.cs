using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>Brings what an approved application asks for into the register, by the rules that hold for every change of it.</summary>
internal static class Registration
{
    public static async Task BringInAsync(ConsoleDb database, ApplicationScene scene, OnboardingApplication application)
    {
        var owner = await OwnerAsync(database, application);
        var sites = application.Sites.Select(proposed => (Site: SiteOf(scene, application, proposed, owner), Proposed: proposed)).ToList();
        database.AddRange(sites.Select(one => one.Site));
        await database.SaveChangesAsync();
        application.BelongsTo(owner.Id);
        foreach (var one in sites) await SetQuotasAsync(database, scene, application, one);
    }

    private static async Task<Organisation> OwnerAsync(ConsoleDb database, OnboardingApplication application)
    {
        var (profile, owner) = (application.Profile, await database.Organisations.FirstOrDefaultAsync(one => one.Id == application.OrganisationId));
        if (owner is null) database.Add(owner = Organisation.Register(profile.Code ?? "", profile.Name ?? "", profile.Kind!.Value, profile.Level!.Value));
        else if (await ApplicationBasis.IsRegisterNewerAsync(database, application)) return owner;
        else owner.Describe(profile.Name ?? "", profile.Kind!.Value, profile.Level!.Value);
        owner.Locate(profile.DistrictCode, profile.Address);
        owner.SetContact(profile.ContactName, profile.ContactPhone);
        owner.SetNote(profile.Note);
        return owner;
    }

    private static Site SiteOf(ApplicationScene scene, OnboardingApplication application, ProposedSite proposed, Organisation owner)
    {
        var (asked, submitted) = (proposed.Proposal, application.Steps.Where(step => step.To == ApplicationStatus.Submitted).MaxBy(step => step.Number)!);
        var site = Site.Register(asked.Code ?? "", asked.Name ?? "", owner);
        site.Describe(asked.Name ?? "", asked.DistrictCode, asked.Address, asked.Kind);
        site.Locate(asked.Latitude, asked.Longitude);
        site.SetContact(asked.ContactName, asked.ContactPhone, asked.DutyHours);
        var (total, shareable) = (asked.TotalSpaces ?? 0, asked.ShareableSpaces ?? 0);
        site.SetCapacity(DateOnly.MinValue, total - shareable, shareable);
        site.AskFor(string.Join(' ', proposed.Services.Each()));
        site.MoveTo(Lifecycle.Submitted, submitted.By, submitted.At);
        site.MoveTo(Lifecycle.Approved, scene.By, scene.At);
        return site;
    }

    private static async Task SetQuotasAsync(ConsoleDb database, ApplicationScene scene, OnboardingApplication application, (Site Site, ProposedSite Proposed) one)
    {
        var ((site, proposed), today) = (one, ServiceDay.Of(scene.At));
        var quotas = proposed.Services.Each().Select(service => application.QuotaOf(proposed.Number, service, (site.Id, today, scene.By, scene.At))).OfType<Quota>().ToList();
        if (quotas.Count == 0) return;
        var rules = await SiteRulesLoader.OfAsync(database, site);
        OfferRules.DemandCapacity(quotas, day => site.CapacityOn(day)?.Shareable ?? 0, rules.Calendar, today, rules.Exceptions, scene.At);
        database.AddRange(quotas);
    }
}
