using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>What became of an offer.</summary>
/// <param name="Id">Number of the offer.</param>
/// <param name="Status">State after the act.</param>
public sealed record OfferOutcome(int Id, OfferStatus Status);

/// <summary>Offers as their units write, submit and withdraw them inside the quota.</summary>
public sealed class OfferService(ConsoleDbFactory databases, OfferChanges changes, ReviewSettings settings, TimeProvider clock)
{
    /// <summary>Whether operators may publish for a unit without a second person.</summary>
    public bool MayPublishAtOnce => !settings.ApproverDiffers;

    /// <summary>One page of the offers that match, in the actor's scope.</summary>
    public async Task<Page<OfferRow>> ListAsync(OfferFilter filter)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        return await OfferRows.PageAsync(database, filter, clock.GetUtcNow());
    }

    /// <summary>One offer with its site and history.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<OfferRow> FindAsync(int offerId)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var page = await OfferRows.PageAsync(database, new OfferFilter(null, null, new Paging(0, 1, "Id"), offerId), clock.GetUtcNow());
        return page.Rows.Count == 0 ? throw new RuleException("not-found") : page.Rows[0];
    }

    /// <summary>An offer as its unit changes it, with the version from which the change starts, and the code of its site.</summary>
    /// <exception cref="RuleException"><c>not-found</c> or <c>offer-not-editable</c>.</exception>
    public async Task<(string Site, OfferInput Input)> EditAsync(int offerId)
    {
        await using var database = await databases.OpenAsync(Permission.PublishOffers);
        var offer = await database.Offers.FirstOrDefaultAsync(candidate => candidate.Id == offerId) ?? throw new RuleException("not-found");
        if (!offer.IsEditable) throw new RuleException("offer-not-editable");
        var input = OfferInput.Of(offer);
        input.Version = database.VersionOf(offer);
        return (await database.Sites.Where(site => site.Id == offer.SiteId).Select(site => site.Code).FirstAsync(), input);
    }

    /// <summary>Keeps an offer as a draft; it need not fit the quota yet.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>offer-not-editable</c>, or what <see cref="Offer"/> refuses.</exception>
    public async Task<OfferOutcome> SaveDraftAsync(string siteCode, OfferInput input) =>
        OutcomeOf(await changes.RunAsync(Permission.PublishOffers, siteCode, (database, scene) => WriteAsync(database, scene, input)));

    /// <summary>Keeps an offer and submits it; it is approved at once where its organisation is trusted with so many spaces.</summary>
    /// <exception cref="RuleException">
    /// <c>offer-past</c>, <c>offer-site-state</c>, <c>offer-no-quota</c>, <c>offer-outside-quota</c> or <c>offer-exceeds-quota</c> with the first minute, or what
    /// <see cref="Offer"/> refuses.
    /// </exception>
    public async Task<OfferOutcome> SubmitAsync(string siteCode, OfferInput input) =>
        OutcomeOf(await changes.RunAsync(Permission.PublishOffers, siteCode, async (database, scene) =>
        {
            var offer = await WriteAsync(database, scene, input);
            await SubmitAsync(database, scene, offer);
            return offer;
        }));

    /// <summary>Submits an offer as it is kept.</summary>
    /// <exception cref="RuleException">As for a new one, and <c>not-found</c>.</exception>
    public async Task<OfferOutcome> SubmitAsync(int offerId) =>
        OutcomeOf(await changes.RunAsync(Permission.PublishOffers, offerId, SubmitAsync));

    /// <summary>Takes a submitted offer back before the bureau has decided.</summary>
    /// <exception cref="RuleException"><c>not-found</c> or <c>offer-not-submitted</c>.</exception>
    public Task TakeBackAsync(int offerId) => changes.RunAsync(Permission.PublishOffers, offerId, (_, scene, offer) =>
    {
        offer.TakeBack(scene.By, scene.At);
        return Task.CompletedTask;
    });

    /// <summary>Publishes for a unit in one step, as an operator may where approver and submitter need not differ.</summary>
    /// <exception cref="RuleException"><c>not-permitted</c>, <c>offer-own-approval</c>, or what submitting refuses.</exception>
    public async Task<OfferOutcome> PublishAsync(string siteCode, OfferInput input) =>
        OutcomeOf(await changes.RunAsync(Permission.ReviewOffers, siteCode, async (database, scene) =>
        {
            var offer = await WriteAsync(database, scene, input);
            SharingDates.DemandOffer(offer.FirstDay, offer.LastDay, ServiceDay.Of(scene.At));
            offer.Submit(scene.By, scene.At);
            scene.DemandRoom(offer);
            offer.Approve(scene.By, scene.At, settings.ApproverDiffers);
            return offer;
        }));

    /// <summary>Withdraws an approved or published offer from this moment on.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>offer-not-published</c> or <c>reason-missing</c>.</exception>
    public Task WithdrawAsync(int offerId, string reason) => changes.RunAsync(Permission.PublishOffers, offerId, (_, scene, offer) =>
    {
        offer.Withdraw(scene.By, scene.At, reason);
        return Task.CompletedTask;
    }, reason);

    private static OfferOutcome OutcomeOf(Offer offer) => new(offer.Id, offer.Status);

    private static async Task SubmitAsync(ConsoleDb database, OfferScene scene, Offer offer)
    {
        SharingDates.DemandOffer(offer.FirstDay, offer.LastDay, ServiceDay.Of(scene.At));
        offer.Submit(scene.By, scene.At);
        scene.DemandRoom(offer);
        if (await scene.IsTrustedWithAsync(database, offer)) offer.Approve(Actor.System.Name, scene.At);
    }

    private static async Task<Offer> WriteAsync(ConsoleDb database, OfferScene scene, OfferInput input)
    {
        if (input.Id is not { } id)
        {
            var made = Offer.Draft(scene.Site.Id, input.ToTerms(), input.ToConditions(), input.ToWindows(), scene.By, scene.At);
            database.Add(made);
            return made;
        }
        var offer = await scene.FindAsync(database, id);
        if (input.Version is { } version) database.ExpectVersion(offer, version);
        offer.Revise(input.ToTerms(), input.ToConditions(), input.ToWindows());
        return offer;
    }
}
