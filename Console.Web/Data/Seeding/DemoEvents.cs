using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Data.Seeding;

/// <summary>The demonstration's visits as the gate events of one day: what begins on it, and what of the day before reaches into it.</summary>
internal static class DemoEvents
{
    public static IEnumerable<GateEventRecord> On(DemoTraffic traffic, DemoUnit unit, DateOnly day)
    {
        foreach (var begins in new[] { day.AddDays(-1), day })
        {
            var visits = unit.IsHospital ? traffic.Hospital(unit.Number, unit.TotalSpaces, begins) : traffic.Office(unit.Number, unit.TotalSpaces, begins);
            foreach (var visit in visits)
            {
                if (begins == day && !visit.Number.EndsWith("-e", StringComparison.Ordinal) && DateOnly.FromDateTime(visit.In) == day)
                    yield return Record(unit, visit, Direction.Entry);
                if (!visit.Number.EndsWith("-x", StringComparison.Ordinal) && DateOnly.FromDateTime(visit.Out) == day)
                    yield return Record(unit, visit, Direction.Exit);
            }
        }
    }

    /// <summary>The same record at another place of a request.</summary>
    public static GateEventRecord At(this GateEventRecord record, int index) => new()
    {
        Index = index,
        EventId = record.EventId,
        SiteCode = record.SiteCode,
        Gate = record.Gate,
        Direction = record.Direction,
        Plate = record.Plate,
        At = record.At,
        Admission = record.Admission,
    };

    private static GateEventRecord Record(DemoUnit unit, DemoVisit visit, Direction direction)
    {
        if (!Plate.TryParse(visit.Plate, out var plate)) throw new InvalidOperationException($"The demonstration made {visit.Plate}, which is no plate.");
        return new GateEventRecord
        {
            Index = 0,
            EventId = $"{visit.Number}-{(direction == Direction.Entry ? "in" : "out")}",
            SiteCode = unit.SiteCode,
            Gate = direction == Direction.Entry ? "G1" : "G2",
            Direction = direction,
            Plate = plate,
            At = ServiceDay.At(direction == Direction.Entry ? visit.In : visit.Out),
            Admission = visit.Admission,
        };
    }
}
