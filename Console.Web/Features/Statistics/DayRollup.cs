using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>
/// Rollup (汇总): the figures of one site, service day and family. A family is all traffic (admission 0, service 0), one admission,
/// or one service kind. Hour figures are one array in the same row. Written by the nightly aggregation alone.
/// </summary>
public sealed class DayRollup
{
    private const int HourFigures = 11;
    private const int ReservationFigures = 4;

    /// <summary>Names of the figures by hour, in the order in which they stand.</summary>
    public static readonly IReadOnlyList<string> HourNames =
    [
        "entries", "exits", "visits", "vehicles", "unmatched_entries", "unmatched_exits", "overstays", "peak_cars",
        "offered_seconds", "allowed_seconds", "used_seconds", "reservations", "fulfilled", "no_shows", "unknown_outcomes",
    ];

    /// <summary>The site.</summary>
    public int SiteId { get; init; }

    /// <summary>The service day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The admission, or 0 for all together.</summary>
    public short Admission { get; init; }

    /// <summary>The service kind, or 0 for all together.</summary>
    public short Service { get; init; }

    /// <summary>Entries of the day.</summary>
    public int Entries { get; init; }

    /// <summary>Exits of the day.</summary>
    public int Exits { get; init; }

    /// <summary>Distinct plates that entered or left on the day.</summary>
    public int VehicleDays { get; init; }

    /// <summary>Most cars inside at any instant of the day.</summary>
    public int PeakCars { get; init; }

    /// <summary>First instant of the peak; null when nobody was inside.</summary>
    public DateTimeOffset? PeakAt { get; init; }

    /// <summary>Whether the family had an event or a car inside.</summary>
    public bool HasTraffic { get; init; }

    /// <summary>
    /// Eleven figures of 24 hours each, one after the other: entries, exits, visits, vehicles, unmatched entries, unmatched exits,
    /// overstays, peak, and the seconds offered, allowed and used. Where reservations have been taken, four more: reservations,
    /// fulfilled, no-shows, unknown outcomes.
    /// </summary>
    public int[] Hours { get; init; } = [];

    /// <summary>Stays by exit hour and whole minute, packed.</summary>
    public byte[] Stays { get; init; } = [];

    /// <summary>When every window that began on the day has ended plus its grace (semantics 5); the day is provisional until then.</summary>
    public DateTimeOffset FinalAt { get; init; }

    /// <summary>The row of a family's figures.</summary>
    public static DayRollup Of(int siteId, DateOnly day, DayFigures figures, DateTimeOffset finalAt) => new()
    {
        SiteId = siteId,
        Day = day,
        Admission = (short)(figures.Key.Admission ?? 0),
        Service = (short)(figures.Key.Service ?? 0),
        Entries = figures.Entries.Sum(),
        Exits = figures.Exits.Sum(),
        VehicleDays = figures.VehicleDays,
        PeakCars = figures.PeakCars,
        PeakAt = figures.PeakAt,
        HasTraffic = figures.HasTraffic,
        Hours = Pack(figures),
        Stays = figures.Stays.ToBytes(),
        FinalAt = finalAt,
    };

    /// <summary>The family's figures of the row.</summary>
    public DayFigures ToFigures() => new()
    {
        Key = new FigureKey(Admission == 0 ? null : (Admission)Admission, Service == 0 ? null : (ServiceKind)Service),
        Entries = Hour(0),
        Exits = Hour(1),
        Visits = Hour(2),
        Vehicles = Hour(3),
        UnmatchedEntries = Hour(4),
        UnmatchedExits = Hour(5),
        Overstays = Hour(6),
        PeakCarsByHour = Hour(7),
        VehicleDays = VehicleDays,
        PeakCars = PeakCars,
        PeakAt = PeakAt,
        Stays = StayHistogram.FromBytes(Stays),
        OfferedSeconds = Seconds(8),
        QuotaSeconds = Seconds(9),
        UsedSeconds = Seconds(10),
        Reservations = Taken(11),
        Fulfilled = Taken(12),
        NoShows = Taken(13),
        UnknownOutcomes = Taken(14),
        HasTraffic = HasTraffic,
    };

    private static int[] Pack(DayFigures figures)
    {
        int[]?[] taken = [figures.Reservations, figures.Fulfilled, figures.NoShows, figures.UnknownOutcomes];
        var hours = new int[(HourFigures + (taken[0] is null ? 0 : ReservationFigures)) * DayFigures.Hours];
        int[][] counts = [figures.Entries, figures.Exits, figures.Visits, figures.Vehicles, figures.UnmatchedEntries, figures.UnmatchedExits, figures.Overstays, figures.PeakCarsByHour];
        for (var figure = 0; figure < counts.Length; figure++) counts[figure].CopyTo(hours, figure * DayFigures.Hours);
        long[]?[] seconds = [figures.OfferedSeconds, figures.QuotaSeconds, figures.UsedSeconds];
        for (var figure = 0; figure < seconds.Length; figure++)
            for (var hour = 0; hour < DayFigures.Hours; hour++)
                hours[(counts.Length + figure) * DayFigures.Hours + hour] = checked((int)(seconds[figure]?[hour] ?? 0));
        for (var figure = 0; figure < taken.Length; figure++) taken[figure]?.CopyTo(hours, (HourFigures + figure) * DayFigures.Hours);
        return hours;
    }

    private int[] Hour(int figure) => Hours.AsSpan(figure * DayFigures.Hours, DayFigures.Hours).ToArray();

    private int[]? Taken(int figure) => Hours.Length > HourFigures * DayFigures.Hours ? Hour(figure) : null;

    private long[]? Seconds(int figure) => Admission != 0 ? null : Array.ConvertAll(Hour(figure), seconds => (long)seconds);
}
