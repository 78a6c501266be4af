namespace ParkingOps.Domain.Statistics;

/// <summary>How figures are rounded: half up, on the last step only.</summary>
public static class Rounding
{
    /// <summary>Rounds to the given decimals, half away from zero; the result shows all of them, 90 becomes 90.0.</summary>
    public static decimal HalfUp(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, false, (byte)decimals);

    /// <summary>Part of a whole in percent with one decimal; null when there is no whole.</summary>
    public static decimal? Percent(long part, long whole) => whole == 0 ? null : HalfUp(100m * part / whole, 1);

    /// <summary>Whole minutes of a number of seconds.</summary>
    public static long Minutes(long seconds) => (long)HalfUp(seconds / 60m, 0);
}
