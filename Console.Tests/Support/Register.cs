using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Support;

/// <summary>Fills a register under test through the services, as people do.</summary>
internal static class Register
{
    public static readonly Actor Operator = new("operator", [Role.Operator], null);
    public static readonly Actor Administrator = new("administrator", [Role.Administrator], null);
    public static readonly Actor Auditor = new("auditor", [Role.Auditor], null);

    /// <summary>The unit manager of an organisation.</summary>
    public static Actor UnitManagerOf(int organisation) => new($"unit-{organisation}", [Role.UnitManager], organisation);

    /// <summary>Registers an organisation; its number.</summary>
    public static async Task<int> OrganisationAsync(this ConsoleServices console, string code, string? name = null)
    {
        var input = new OrganisationInput { Code = code, Name = name ?? $"Unit {code}", Kind = OrganisationKind.GovernmentOrgan };
        await console.AsAsync<OrganisationService>(Operator, organisations => organisations.SaveAsync(input, isNew: true));
        return (await console.AsAsync<OrganisationService, (Organisation Organisation, List<SiteRow>)>(Operator, organisations => organisations.FindAsync(code))).Organisation.Id;
    }

    /// <summary>Registers a complete site of an organisation and takes it to a state on the straight way to live.</summary>
    public static async Task SiteAsync(this ConsoleServices console, SiteInput input, Lifecycle state = Lifecycle.Draft)
    {
        await console.AsAsync<SiteService>(Operator, sites => sites.SaveAsync(input, isNew: true));
        foreach (var step in new[] { Lifecycle.Submitted, Lifecycle.Approved, Lifecycle.Live }.TakeWhile(step => step <= state))
            await console.AsAsync<SiteService>(Operator, sites => sites.MoveAsync(input.Code!, step, null));
    }

    /// <summary>A site as a person would fill it in.</summary>
    public static SiteInput Site(string organisation, string code, string? name = null, int shareable = 60) => new()
    {
        Code = code,
        Name = name ?? $"Site {code}",
        OrganisationCode = organisation,
        DistrictCode = "310101",
        Address = "1 North Road",
        Kind = SiteKind.Yard,
        TotalSpaces = shareable + 40,
        ShareableSpaces = shareable,
    };

    /// <summary>Sets the nightly quota of a site from today on.</summary>
    public static Task QuotaAsync(this ConsoleServices console, string site, int spaces) => console.AsAsync<SharingService>(Operator, sharing =>
        sharing.SetQuotaAsync(site, new QuotaInput { FirstDay = console.Clock.Today, Windows = WindowInput.OfficeYard(spaces) }));

    /// <summary>An offer of the same windows from today on, as a person would fill it in.</summary>
    public static OfferInput Offer(this ConsoleServices console, int spaces) =>
        new() { Spaces = spaces, FirstDay = console.Clock.Today, Windows = WindowInput.OfficeYard(spaces) };

    /// <summary>Submits such an offer.</summary>
    public static Task<OfferOutcome> SubmitAsync(this ConsoleServices console, Actor actor, string site, int spaces) =>
        console.AsAsync<OfferService, OfferOutcome>(actor, offers => offers.SubmitAsync(site, console.Offer(spaces)));

    /// <summary>Publishes such an offer: an operator at once, a unit manager after the operator's approval.</summary>
    public static async Task PublishAsync(this ConsoleServices console, Actor actor, string site, int spaces)
    {
        if (actor.May(Permission.ReviewOffers)) await console.AsAsync<OfferService>(actor, offers => offers.PublishAsync(site, console.Offer(spaces)));
        else await console.ApproveAsync((await console.SubmitAsync(actor, site, spaces)).Id);
    }

    /// <summary>Approves an offer; why it was refused, or null.</summary>
    public static async Task<string?> ApproveAsync(this ConsoleServices console, int offer) =>
        (await console.AsAsync<OfferReviewService, List<ApprovalResult>>(Operator, review => review.ApproveAsync([offer])))[0].Refusal?.Code;

    /// <summary>The lines of the trail about a record, the latest first.</summary>
    public static async Task<List<AuditEntry>> TrailOfAsync(this ConsoleServices console, string key)
    {
        await using var database = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync();
        database.Actor = Actor.System;
        return await database.AuditTrail.Where(line => line.Key == key).OrderByDescending(line => line.Id).ToListAsync();
    }

    /// <summary>The code of the rule that refused an act, or null when it went through.</summary>
    public static async Task<string?> RefusalAsync(Func<Task> act) => (await Record.ExceptionAsync(act)) switch
    {
        null => null,
        RuleException refusal => refusal.Code,
        var fault => fault.GetType().Name,
    };
}
