using System.Globalization;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Notices;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Who is told of which step of an offer: operators of what waits for them, the unit's managers of what was decided.</summary>
public sealed class OfferNotices(NoticePost post)
{
    /// <summary>Tells of the step that an act has just taken, if it took one.</summary>
    internal async Task SendAsync(ConsoleDb database, OfferScene scene, Offer offer)
    {
        if (offer.Steps.MaxBy(step => step.Number) is not { } step || step.At != scene.At) return;
        var words = new NoticeWords(SubjectOf(step.To), $"offers/{offer.Id}",
            scene.Site.Name, offer.Spaces.ToString(CultureInfo.InvariantCulture), step.By, step.Reason ?? "");
        if (step.To == OfferStatus.Submitted) await post.ToRoleAsync(database, Role.Operator, null, words);
        if (step.To is OfferStatus.Approved or OfferStatus.Published or OfferStatus.Returned or OfferStatus.Withdrawn)
            await post.ToRoleAsync(database, Role.UnitManager, scene.Site.OrganisationId, words);
        if (step.To == OfferStatus.Withdrawn && database.Actor.OrganisationId is not null) await post.ToRoleAsync(database, Role.Operator, null, words);
    }

    private static string SubjectOf(OfferStatus status) => status switch
    {
        OfferStatus.Submitted => "offer-submitted",
        OfferStatus.Returned => "offer-returned",
        OfferStatus.Withdrawn => "offer-withdrawn",
        OfferStatus.Approved => "offer-approved",
        _ => "offer-published",
    };
}
