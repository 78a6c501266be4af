using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>How offers are reviewed.</summary>
/// <param name="ApproverDiffers">Whether nobody may approve what he submitted himself (semantics 14); always on in Production unless set otherwise.</param>
public sealed record ReviewSettings(bool ApproverDiffers);

/// <summary>How the approval of one of several offers went.</summary>
/// <param name="Id">Number of the offer.</param>
/// <param name="Refusal">Why it was not approved, or null when it was.</param>
public sealed record ApprovalResult(int Id, RuleException? Refusal);

/// <summary>Offers as the bureau decides on them.</summary>
public sealed class OfferReviewService(ConsoleDbFactory databases, OfferChanges changes, ReviewSettings settings, TimeProvider clock)
{
    /// <summary>All offers that wait for a decision, the oldest submission first.</summary>
    public async Task<List<OfferRow>> QueueAsync()
    {
        await using var database = await databases.OpenAsync(Permission.ReviewOffers);
        var waiting = new OfferFilter(null, OfferStatus.Submitted, new Paging(0, 200, "Id"));
        return [.. (await OfferRows.PageAsync(database, waiting, clock.GetUtcNow())).Rows.OrderBy(row => row.Offer.Steps.Max(step => step.At)).ThenBy(row => row.Id)];
    }

    /// <summary>Approves offers, each by itself: one that does not fit any more holds no other back.</summary>
    public async Task<List<ApprovalResult>> ApproveAsync(IReadOnlyList<int> offerIds)
    {
        await using (await databases.OpenAsync(Permission.ReviewOffers))
        {
            var results = new List<ApprovalResult>();
            foreach (var id in offerIds) results.Add(new ApprovalResult(id, await TryApproveAsync(id)));
            return results;
        }
    }

    /// <summary>Sends an offer back to its unit.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>offer-not-submitted</c> or <c>reason-missing</c>.</exception>
    public Task ReturnAsync(int offerId, string reason) => changes.RunAsync(Permission.ReviewOffers, offerId, (_, scene, offer) =>
    {
        offer.Return(scene.By, scene.At, reason);
        return Task.CompletedTask;
    }, reason);

    private async Task<RuleException?> TryApproveAsync(int offerId)
    {
        try
        {
            await changes.RunAsync(Permission.ReviewOffers, offerId, (_, scene, offer) =>
            {
                offer.Approve(scene.By, scene.At, settings.ApproverDiffers);
                scene.DemandRoom(offer);
                return Task.CompletedTask;
            });
            return null;
        }
        catch (RuleException refusal)
        {
            return refusal;
        }
    }
}
