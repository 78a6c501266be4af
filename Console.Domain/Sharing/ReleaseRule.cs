namespace ParkingOps.Domain.Sharing;

/// <summary>
/// Same-day release (当天放号): from a set hour on, a share of a site's reservation spaces can be reserved for the day itself. It moves spaces
/// out of the reservation quota, it makes none (semantics 13). A later rule takes over from its first day, or from the instant at which
/// it was set when that is later; a share of 0 ends the release.
/// </summary>
public sealed class ReleaseRule
{
    private const int DayMinutes = 1440;

    private ReleaseRule()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>The site.</summary>
    public int SiteId { get; private set; }

    /// <summary>First service day on which it holds.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>Minute of the day from which the share is released, 0 to 1439.</summary>
    public int Minute { get; private set; }

    /// <summary>Share of the reservation spaces in percent, 0 to 100; parts of a space stay with the reservation.</summary>
    public int SharePercent { get; private set; }

    /// <summary>Who set it.</summary>
    public string SetBy { get; private set; } = "";

    /// <summary>When it was set.</summary>
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>Sets a rule.</summary>
    /// <exception cref="RuleException"><c>release-minute</c> or <c>release-share</c>.</exception>
    public static ReleaseRule Set(int siteId, DateOnly firstDay, int minute, int sharePercent, string by, DateTimeOffset at)
    {
        if (minute is < 0 or >= DayMinutes) throw new RuleException("release-minute");
        if (sharePercent is < 0 or > 100) throw new RuleException("release-share");
        return new ReleaseRule { SiteId = siteId, FirstDay = firstDay, Minute = minute, SharePercent = sharePercent, SetBy = by, SetAt = at };
    }

    /// <summary>Spaces that go over to the same-day service at a minute of a day.</summary>
    /// <param name="reservable">Spaces of the reservation then.</param>
    /// <param name="minuteOfDay">Minute of the day.</param>
    public int Released(int reservable, int minuteOfDay) => minuteOfDay >= Minute ? reservable * SharePercent / 100 : 0;
}
