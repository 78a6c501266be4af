using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>What a person fills in about a quota version.</summary>
public sealed class QuotaInput
{
    /// <summary>Service kind.</summary>
    public ServiceKind Service { get; set; } = ServiceKind.OffPeakSharing;

    /// <summary>First day in force.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Its windows; none ends the quota.</summary>
    public List<WindowInput> Windows { get; set; } = [];

    /// <summary>Why.</summary>
    public string? Reason { get; set; }
}

/// <summary>What a person fills in about an offer.</summary>
public sealed class OfferInput
{
    /// <summary>Service kind.</summary>
    public ServiceKind Service { get; set; } = ServiceKind.OffPeakSharing;

    /// <summary>Spaces through all windows.</summary>
    public int Spaces { get; set; } = 1;

    /// <summary>First day.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Last day, or null for an open end.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>What is paid for.</summary>
    public PriceProduct Price { get; set; } = PriceProduct.Free;

    /// <summary>Price in yuan.</summary>
    public decimal PriceYuan { get; set; }

    /// <summary>Arrival slot in minutes, or null.</summary>
    public int? SlotMinutes { get; set; }

    /// <summary>Its windows.</summary>
    public List<WindowInput> Windows { get; set; } = [];

    /// <summary>The terms of the domain; money in fen.</summary>
    public OfferTerms ToTerms() => new(
        Service, Spaces, FirstDay, LastDay, Price, Price == PriceProduct.Free ? 0 : (int)Math.Round(PriceYuan * 100, MidpointRounding.AwayFromZero), SlotMinutes);
}
