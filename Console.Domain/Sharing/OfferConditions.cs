namespace ParkingOps.Domain.Sharing;

/// <summary>Which vehicles an offer takes (准入车型). The numbers are stored.</summary>
public enum VehicleRule
{
    /// <summary>不限.</summary>
    Any = 0,

    /// <summary>小型客车.</summary>
    SmallCars = 1,

    /// <summary>新能源车.</summary>
    NewEnergy = 2,
}

/// <summary>Minutes of a day in which no car may enter, half-open; a start after the end crosses midnight.</summary>
/// <param name="From">Minute of the day at which it begins, 0 to 1439.</param>
/// <param name="To">Minute at which it ends, 1 to 1440.</param>
public sealed record NoEntryTime(int From, int To)
{
    /// <summary>Whether entry is forbidden at a minute of the day.</summary>
    public bool Covers(int minute) => From < To ? From <= minute && minute < To : minute >= From || minute < To;
}

/// <summary>What the unit's internal security and order ask of an offer (准入条件).</summary>
/// <param name="NoEntry">When no car may enter, though parked ones stay.</param>
/// <param name="Vehicles">Which vehicles it takes.</param>
/// <param name="Zone">Where on the site, or null for anywhere.</param>
public sealed record OfferConditions(IReadOnlyList<NoEntryTime> NoEntry, VehicleRule Vehicles, string? Zone)
{
    /// <summary>Longest name of a zone.</summary>
    public const int ZoneLimit = 100;

    /// <summary>No condition at all.</summary>
    public static OfferConditions None { get; } = new([], VehicleRule.Any, null);

    /// <summary>Refuses times that are none of a day, and a zone that is too long.</summary>
    /// <exception cref="RuleException"><c>offer-no-entry</c> or <c>offer-zone</c>.</exception>
    public void Demand()
    {
        if (NoEntry.Any(time => time.From is < 0 or > 1439 || time.To is < 1 or > 1440 || time.From == time.To)) throw new RuleException("offer-no-entry");
        if (Zone?.Length > ZoneLimit) throw new RuleException("offer-zone", ZoneLimit);
    }
}
