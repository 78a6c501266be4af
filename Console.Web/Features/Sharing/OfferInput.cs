using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>What a person fills in about an offer.</summary>
public sealed class OfferInput
{
    /// <summary>Number of the offer, or null for a new one.</summary>
    public int? Id { get; set; }

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

    /// <summary>Arrivals a slot, or null for as many as spaces.</summary>
    public int? ArrivalsPerSlot { get; set; }

    /// <summary>Which vehicles it takes.</summary>
    public VehicleRule Vehicles { get; set; }

    /// <summary>Where on the site.</summary>
    public string? Zone { get; set; }

    /// <summary>When no car may enter.</summary>
    public List<NoEntryInput> NoEntry { get; set; } = [];

    /// <summary>Its windows.</summary>
    public List<WindowInput> Windows { get; set; } = [];

    /// <summary>Version of the record that the person saw, or null for a new one; saving over a later one is told.</summary>
    public uint? Version { get; set; }

    /// <summary>The input that shows an offer as it is.</summary>
    public static OfferInput Of(Offer offer) => new()
    {
        Id = offer.Id,
        Service = offer.Service,
        Spaces = offer.Spaces,
        FirstDay = offer.FirstDay,
        LastDay = offer.LastDay,
        Price = offer.Price,
        PriceYuan = offer.PriceFen / 100m,
        SlotMinutes = offer.SlotMinutes,
        ArrivalsPerSlot = offer.ArrivalsPerSlot,
        Vehicles = offer.Vehicles,
        Zone = offer.Zone,
        NoEntry = [.. offer.NoEntry.Select(NoEntryInput.Of)],
        Windows = [.. offer.Windows.Select(window => WindowInput.Of(window, offer.Spaces))],
    };

    /// <summary>The terms of the domain; money in fen.</summary>
    public OfferTerms ToTerms() => new(
        Service, Spaces, FirstDay, LastDay, Price, Price == PriceProduct.Free ? 0 : (int)Math.Round(PriceYuan * 100, MidpointRounding.AwayFromZero),
        SlotMinutes, SlotMinutes is null ? null : ArrivalsPerSlot);

    /// <summary>The conditions of the domain.</summary>
    public OfferConditions ToConditions() => new([.. NoEntry.Select(time => time.ToTime())], Vehicles, Zone?.Trim());

    /// <summary>The windows of the domain.</summary>
    public List<TimeWindow> ToWindows() => Windows.ConvertAll(window => window.ToWindow());
}

/// <summary>A time of the day without entry, as a person fills it in; an end of 00:00 is the end of the day.</summary>
public sealed class NoEntryInput
{
    /// <summary>From.</summary>
    public TimeOnly From { get; set; } = new(7, 30);

    /// <summary>To.</summary>
    public TimeOnly To { get; set; } = new(9, 0);

    /// <summary>The input that shows a time as it is.</summary>
    public static NoEntryInput Of(NoEntryTime time) =>
        new() { From = TimeOnly.MinValue.AddMinutes(time.From), To = TimeOnly.MinValue.AddMinutes(time.To % 1440) };

    /// <summary>The time of the domain.</summary>
    public NoEntryTime ToTime() => new(Minute(From), Minute(To) is 0 ? 1440 : Minute(To));

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;
}
