namespace ParkingOps.Domain.Sharing;

/// <summary>State of an offer. The numbers are stored.</summary>
public enum OfferStatus
{
    /// <summary>草稿.</summary>
    Draft = 0,

    /// <summary>待审核.</summary>
    Submitted = 1,

    /// <summary>已批准: begins by itself on its first day.</summary>
    Approved = 2,

    /// <summary>已退回.</summary>
    Returned = 3,

    /// <summary>已发布.</summary>
    Published = 4,

    /// <summary>已撤回.</summary>
    Withdrawn = 5,

    /// <summary>已到期.</summary>
    Expired = 6,
}

/// <summary>One step of an offer: who, when, why.</summary>
/// <param name="Number">Which step of the offer, from 1.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, where the step asks for it.</param>
public sealed record OfferStep(int Number, OfferStatus From, OfferStatus To, DateTimeOffset At, string By, string? Reason);
