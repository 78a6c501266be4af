using System.Globalization;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Tests.Features.Statistics;

/// <summary>One record as a gate sends it: an event, or a revision that may have moved it from another day.</summary>
internal sealed record ArrivingRecord(
    string Id, string Site, int Revision, DateTimeOffset At, DateTimeOffset? PreviousAt, Direction Direction, int Car, Admission Admission, ServiceKind? Service)
{
    public DateOnly Day => ServiceDay.Of(At);

    public DateOnly? MovedFrom => PreviousAt is { } at && ServiceDay.Of(at) != Day ? ServiceDay.Of(at) : null;

    public GateEvent Event => new(Id, At.UtcTicks, Direction, Car, Admission, Service);

    public string Line() => string.Create(CultureInfo.InvariantCulture,
        $$"""{"eventId":"{{Id}}","siteCode":"{{Site}}","gate":"G1","direction":"{{Word(Direction)}}","plate":"沪A{{Car:D5}}","at":"{{At:O}}","admission":"{{Word(Admission)}}","revision":{{Revision}}{{Moved()}}{{Served()}}}""");

    private string Moved() => PreviousAt is { } at ? $",\"previousAt\":\"{at:O}\"" : "";

    private string Served() => Service is { } service ? $",\"service\":\"{ServiceNames[(int)service - 1]}\"" : "";

    private static readonly string[] ServiceNames = ["hospital-reservation", "off-peak-sharing", "same-day", "accessible", "ev-charging"];

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>
/// Random records in a random order of arrival: cars that stay for days, exits and entries without their other half, records sent
/// twice, and revisions before and after what they replace, some to another day.
/// </summary>
internal sealed class ArrivingTraffic(int seed, DateOnly firstDay, int days, string[] sites)
{
    private readonly Random random = new(seed);

    /// <summary>All records; each event's revisions stand anywhere.</summary>
    public List<ArrivingRecord> Make(int events, int cars)
    {
        var records = Enumerable.Range(0, events).SelectMany(number => Versions($"e{number}", cars)).ToList();
        records.AddRange(records.Where(_ => random.Next(7) == 0).ToList());
        var order = records.ToArray();
        random.Shuffle(order);
        return [.. order];
    }

    /// <summary>What is in force of the records that arrived: by event and day the highest revision, unless a higher one moved it away.</summary>
    public static IEnumerable<ArrivingRecord> InForce(IReadOnlyCollection<ArrivingRecord> arrived)
    {
        var left = arrived.Where(one => one.MovedFrom is not null).ToLookup(one => (one.Id, one.Site, Day: one.MovedFrom!.Value), one => one.Revision);
        return arrived.GroupBy(one => (one.Id, one.Site, one.Day)).Select(kept => kept.MaxBy(one => one.Revision)!)
            .Where(one => left[(one.Id, one.Site, one.Day)].All(revision => revision < one.Revision));
    }

    private IEnumerable<ArrivingRecord> Versions(string id, int cars)
    {
        var record = new ArrivingRecord(
            id, sites[random.Next(sites.Length)], 1, Instant(), null, (Direction)random.Next(2), random.Next(cars), (Admission)random.Next(1, 5),
            random.Next(4) == 0 ? (ServiceKind)random.Next(1, 6) : null);
        yield return record;
        while (random.Next(4) == 0)
        {
            var at = random.Next(2) == 0 ? Instant() : record.At.AddSeconds(random.Next(60));
            record = record with { Revision = record.Revision + 1, At = at, PreviousAt = record.At, Car = random.Next(cars) };
            yield return record;
        }
    }

    // Whole hours often, so that ties and midnights occur.
    private DateTimeOffset Instant()
    {
        var day = ServiceDay.StartOf(firstDay).AddDays(random.Next(days));
        return random.Next(3) == 0 ? day.AddHours(random.Next(3) * 8) : day.AddSeconds(random.Next(86_400));
    }
}
