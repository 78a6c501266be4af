namespace ParkingOps.Domain.Statistics;

/// <summary>Stays of a group of site-days, by whole minutes; gives the percentiles and the mean of the table of figures.</summary>
public sealed class StaySum
{
    private long[] byMinute = [];

    /// <summary>Visits counted.</summary>
    public long Visits { get; private set; }

    /// <summary>Sum of the whole minutes of all visits.</summary>
    public long Minutes { get; private set; }

    /// <summary>Adds visits of one length.</summary>
    public void Add(int minutes, long visits)
    {
        if (minutes >= byMinute.Length) Array.Resize(ref byMinute, Math.Max(minutes + 1, byMinute.Length * 2));
        byMinute[minutes] += visits;
        Visits += visits;
        Minutes += minutes * visits;
    }

    /// <summary>Nearest rank: the minutes at position ceil(percent / 100 x visits); null without a visit.</summary>
    public int? Percentile(int percent) => Visits == 0 ? null : AtRank(((percent * Visits) + 99) / 100);

    /// <summary>Minutes of the visit at a rank, the shortest at rank 1 and the longest at rank <see cref="Visits"/>.</summary>
    public int AtRank(long rank)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, Visits);
        var minutes = -1;
        for (long seen = 0; seen < rank;) seen += byMinute[++minutes];
        return minutes;
    }

    /// <summary>Mean of the whole minutes, one decimal, half up; null without a visit.</summary>
    public decimal? Mean() => Visits == 0 ? null : Rounding.HalfUp((decimal)Minutes / Visits, 1);
}
