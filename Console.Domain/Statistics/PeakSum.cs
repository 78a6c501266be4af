namespace ParkingOps.Domain.Statistics;

/// <summary>Peak of a group: the highest of one site's days, the first of several; several sites have none.</summary>
internal sealed class PeakSum(int? hour)
{
    private int? site;
    private bool hasSeveralSites;
    private int cars;
    private DateTimeOffset? at;

    public int? Cars => hasSeveralSites ? null : cars;

    public DateTimeOffset? At => hasSeveralSites || hour is not null ? null : at;

    public string BlankReason => hasSeveralSites ? Statistics.BlankReason.NotAdditive
        : cars == 0 ? Statistics.BlankReason.NobodyInside
        : Statistics.BlankReason.ByDayOnly;

    public void Add(int siteId, DayFigures day)
    {
        hasSeveralSites |= site is not null && site != siteId;
        site = siteId;
        var more = hour is { } one ? day.PeakCarsByHour[one] : day.PeakCars;
        if (more < cars || (more == cars && !(day.PeakAt < at))) return;
        (cars, at) = (more, day.PeakAt);
    }
}
