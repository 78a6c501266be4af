using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <content>The way of an offer from draft to its end.</content>
public sealed partial class Offer
{
    /// <summary>Writes an offer; whether it lies inside the quota is <see cref="OfferRules"/>' question.</summary>
    /// <exception cref="RuleException"><c>offer-no-window</c>, or what <see cref="OfferTerms"/> and <see cref="OfferConditions"/> refuse.</exception>
    public static Offer Draft(
        int siteId, OfferTerms terms, OfferConditions conditions, IReadOnlyList<TimeWindow> windows, string by, DateTimeOffset at)
    {
        var offer = new Offer { SiteId = siteId, DraftedBy = by, DraftedAt = at };
        offer.Revise(terms, conditions, windows);
        return offer;
    }

    /// <summary>Publishes an offer that needs no review, whenever its first day is: what was agreed before the console knew of it.</summary>
    /// <exception cref="RuleException">What <see cref="Draft"/> refuses.</exception>
    public static Offer Publish(int siteId, OfferTerms terms, IReadOnlyList<TimeWindow> windows, string by, DateTimeOffset at)
    {
        var offer = Draft(siteId, terms, OfferConditions.None, windows, by, at);
        offer.Submit(by, at);
        offer.Approve(by, at);
        if (offer.Status == OfferStatus.Approved) offer.Go(OfferStatus.Published, by, at);
        offer.PublishedAt = ServiceDay.StartOf(offer.FirstDay);
        return offer;
    }

    /// <summary>Changes what a draft or a returned offer says.</summary>
    /// <exception cref="RuleException"><c>offer-not-editable</c>, or what <see cref="Draft"/> refuses.</exception>
    public void Revise(OfferTerms terms, OfferConditions conditions, IReadOnlyList<TimeWindow> opened)
    {
        if (!IsEditable) throw new RuleException("offer-not-editable");
        terms.Demand();
        conditions.Demand();
        if (opened.Count == 0) throw new RuleException("offer-no-window");
        (Service, Spaces, FirstDay, LastDay) = (terms.Service, terms.Spaces, terms.FirstDay, terms.LastDay);
        (Price, PriceFen, SlotMinutes, ArrivalsPerSlot) = (terms.Price, terms.PriceFen, terms.SlotMinutes, terms.ArrivalsPerSlot);
        (Vehicles, Zone) = (conditions.Vehicles, Blank.ToNull(conditions.Zone));
        windows.Clear();
        windows.AddRange(opened);
        noEntry.Clear();
        noEntry.AddRange(conditions.NoEntry);
    }

    /// <summary>Hands it to the bureau for review; from now on it counts against the quota.</summary>
    /// <exception cref="RuleException"><c>offer-not-editable</c>.</exception>
    public void Submit(string by, DateTimeOffset at)
    {
        if (!IsEditable) throw new RuleException("offer-not-editable");
        SubmittedBy = by;
        Go(OfferStatus.Submitted, by, at);
    }

    /// <summary>Takes it back before the bureau has decided.</summary>
    /// <exception cref="RuleException"><c>offer-not-submitted</c>.</exception>
    public void TakeBack(string by, DateTimeOffset at)
    {
        DemandSubmitted();
        Go(OfferStatus.Draft, by, at);
    }

    /// <summary>Approves it. It is published at once when its first day has come, else by itself on that day.</summary>
    /// <param name="by">Who approves.</param>
    /// <param name="at">When.</param>
    /// <param name="approverDiffers">Whether nobody may approve what he submitted himself (semantics 14).</param>
    /// <exception cref="RuleException"><c>offer-not-submitted</c> or <c>offer-own-approval</c>.</exception>
    public void Approve(string by, DateTimeOffset at, bool approverDiffers = false)
    {
        DemandSubmitted();
        if (approverDiffers && by == SubmittedBy) throw new RuleException("offer-own-approval");
        var opens = ServiceDay.StartOf(FirstDay);
        Go(OfferStatus.Approved, by, at);
        (PublishedBy, PublishedAt) = (SubmittedBy!, opens > at ? opens : at);
        if (opens <= at) Go(OfferStatus.Published, by, at);
    }

    /// <summary>Sends it back to its unit, which may correct it and submit it again.</summary>
    /// <exception cref="RuleException"><c>offer-not-submitted</c> or <c>reason-missing</c>.</exception>
    public void Return(string by, DateTimeOffset at, string reason)
    {
        DemandSubmitted();
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        Go(OfferStatus.Returned, by, at, reason.Trim());
    }

    /// <summary>Withdraws an approved or published offer from this moment on.</summary>
    /// <exception cref="RuleException"><c>offer-not-published</c> or <c>reason-missing</c>.</exception>
    public void Withdraw(string by, DateTimeOffset at, string reason)
    {
        Settle(at);
        if (Status is not (OfferStatus.Approved or OfferStatus.Published)) throw new RuleException("offer-not-published");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        (WithdrawnBy, WithdrawnAt, WithdrawnReason) = (by, at, reason.Trim());
        Go(OfferStatus.Withdrawn, by, at, WithdrawnReason);
    }

    /// <summary>State at an instant not before its last step: the first day publishes what is approved, and the last one ends it.</summary>
    public OfferStatus StatusAt(DateTimeOffset instant)
    {
        if (Status is not (OfferStatus.Approved or OfferStatus.Published)) return Status;
        if (EndsAt is { } end && end <= instant) return OfferStatus.Expired;
        return ServiceDay.StartOf(FirstDay) <= instant ? OfferStatus.Published : Status;
    }

    /// <summary>Records what the calendar has done by itself until an instant: published on the first day, ended after the last.</summary>
    public void Settle(DateTimeOffset instant)
    {
        var now = StatusAt(instant);
        if (Status == OfferStatus.Approved && now != Status) Go(OfferStatus.Published, Actor.System.Name, PublishedAt);
        if (Status == OfferStatus.Published && now == OfferStatus.Expired) Go(OfferStatus.Expired, Actor.System.Name, EndsAt!.Value);
    }

    private void DemandSubmitted()
    {
        if (Status != OfferStatus.Submitted) throw new RuleException("offer-not-submitted");
    }

    private void Go(OfferStatus to, string by, DateTimeOffset at, string? reason = null)
    {
        steps.Add(new OfferStep(steps.Count + 1, Status, to, at, by, reason));
        Status = to;
    }
}
