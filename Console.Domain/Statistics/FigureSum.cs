namespace ParkingOps.Domain.Statistics;

/// <summary>
/// Merges day figures of one family into the figures of one group (table of figures): any sites and days, and either whole days or
/// one hour of the clock. The only place that computes a group's figures.
/// </summary>
/// <param name="key">The family; families are never added together.</param>
/// <param name="hour">The hour of the clock to which the group is limited, 0 to 23; null for whole days.</param>
public sealed class FigureSum(FigureKey key, int? hour = null)
{
    private readonly StaySum stays = new();
    private readonly PeakSum peak = new(hour);
    private FigureRow counts = new();
    private long spaceDays;
    private bool lacksCapacity;
    private long offeredSeconds;
    private long usedSeconds;
    private long quotaSeconds;

    /// <summary>Adds one site-day.</summary>
    /// <exception cref="ArgumentException">The figures are of another family.</exception>
    public void Add(int siteId, DayFigures day)
    {
        if (day.Key != key) throw new ArgumentException($"Figures of {day.Key} do not belong to {key}.", nameof(day));
        counts = counts with
        {
            Entries = counts.Entries + Take(day.Entries),
            Exits = counts.Exits + Take(day.Exits),
            VehicleDays = counts.VehicleDays + (hour is null ? day.VehicleDays : Take(day.Vehicles)),
            Visits = counts.Visits + Take(day.Visits),
            UnmatchedEntries = counts.UnmatchedEntries + Take(day.UnmatchedEntries),
            UnmatchedExits = counts.UnmatchedExits + Take(day.UnmatchedExits),
            Overstays = counts.Overstays + Take(day.Overstays),
            Reservations = Add(counts.Reservations, day.Reservations),
            Fulfilled = Add(counts.Fulfilled, day.Fulfilled),
            NoShows = Add(counts.NoShows, day.NoShows),
            UnknownOutcomes = Add(counts.UnknownOutcomes, day.UnknownOutcomes),
        };
        offeredSeconds += Take(day.OfferedSeconds);
        usedSeconds += Take(day.UsedSeconds);
        quotaSeconds += Take(day.QuotaSeconds);
        day.Stays.AddTo(stays, hour);
        peak.Add(siteId, day);
    }

    /// <summary>Adds what a later day found for a site-day of the group; what belongs to another family or hour is left out.</summary>
    public void Add(Attribution found)
    {
        if (!key.Covers(found.Admission, found.Service) || (hour is not null && hour != found.Hour)) return;
        counts = found.Kind == AttributionKind.Overstay
            ? counts with { Overstays = counts.Overstays + found.Count }
            : counts with { UnmatchedEntries = counts.UnmatchedEntries + found.Count };
    }

    /// <summary>Adds the total spaces in force at a site on a day, with traffic or without; null when none are known.</summary>
    public void AddCapacity(int? totalSpaces)
    {
        lacksCapacity |= totalSpaces is null or 0;
        spaceDays += totalSpaces ?? 0;
    }

    /// <summary>A day of the group is provisional (semantics 5).</summary>
    public void MarkProvisional() => counts = counts with { Provisional = true };

    private long Decided => (counts.Fulfilled ?? 0) + (counts.NoShows ?? 0);

    /// <summary>The group's figures.</summary>
    public FigureRow ToRow()
    {
        var row = AddSharing(counts with
        {
            StayP50Minutes = stays.Percentile(50),
            StayP90Minutes = stays.Percentile(90),
            StayMeanMinutes = stays.Mean(),
            PeakCars = peak.Cars,
            PeakAt = peak.At,
            FulfilmentPercent = Rounding.Percent(counts.Fulfilled ?? 0, Decided),
            NoShowPercent = Rounding.Percent(counts.NoShows ?? 0, Decided),
            Turnover = lacksCapacity || spaceDays == 0 ? null : Rounding.HalfUp((decimal)counts.Entries / spaceDays, 2),
        });
        return row with { BlankReasons = [.. BlanksOf(row)] };
    }

    private FigureRow AddSharing(FigureRow row) => key.Admission is not null ? row : row with
    {
        OfferedSpaceMinutes = Rounding.Minutes(offeredSeconds),
        UsedSpaceMinutes = Rounding.Minutes(usedSeconds),
        UtilisationPercent = Rounding.Percent(usedSeconds, offeredSeconds),
        QuotaSpaceMinutes = Rounding.Minutes(quotaSeconds),
        PublishedSharePercent = Rounding.Percent(offeredSeconds, quotaSeconds),
    };

    private IEnumerable<string> BlanksOf(FigureRow row) => FigureDefinitions.All
        .Where(figure => figure.Read(row) is null)
        .Select(figure => $"{figure.Name}:{ReasonOf(figure.Name)}");

    private string ReasonOf(string name) => name switch
    {
        "stay_p50_minutes" or "stay_p90_minutes" or "stay_mean_minutes" => BlankReason.NoStays,
        "peak_cars" or "peak_at" => peak.BlankReason,
        "turnover" => BlankReason.NoCapacity,
        "offered_space_minutes" or "used_space_minutes" or "quota_space_minutes" => BlankReason.ByServiceOnly,
        "utilisation_percent" => key.Admission is null ? BlankReason.NothingOffered : BlankReason.ByServiceOnly,
        "published_share_percent" => key.Admission is null ? BlankReason.NoQuota : BlankReason.ByServiceOnly,
        "reservations" or "fulfilled" or "no_shows" or "unknown_outcomes" or "fulfilment_percent" or "no_show_percent" when key.Admission is not null => BlankReason.ByServiceOnly,
        "fulfilment_percent" or "no_show_percent" when counts.Reservations is not null => BlankReason.NoOutcomes,
        _ => BlankReason.NotCollected,
    };

    private long? Add(long? sum, int[]? byHour) => byHour is null ? sum : (sum ?? 0) + Take(byHour);

    private long Take(int[] byHour) => hour is { } one ? byHour[one] : byHour.Sum(count => (long)count);

    private long Take(long[]? byHour) => byHour is null ? 0 : hour is { } one ? byHour[one] : byHour.Sum();
}
