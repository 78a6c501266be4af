using System.Globalization;
using ParkingOps.Domain.Statistics;

namespace ParkingOps.Tests.Domain.Statistics;

/// <summary>What the oracle found of one day and family; lists of 24 are by hour, stays are whole minutes in order.</summary>
internal sealed record OracleDay(
    DateOnly Day, FigureKey Key, int[] Entries, int[] Exits, int[] UnmatchedExits, int[] Visits, int[] Vehicles,
    int VehicleDays, int Peak, DateTimeOffset? PeakAt, int[] Peaks, int[] Stays)
{
    public override string ToString() =>
        $"{Day:yyyy-MM-dd} {Key} in {Text(Entries)} out {Text(Exits)} unmatched {Text(UnmatchedExits)} visits {Text(Visits)}"
        + $" vehicles {Text(Vehicles)} days {VehicleDays} peak {Peak} {PeakAt:O} peaks {Text(Peaks)} stays {Text(Stays)}";

    private static string Text(int[] numbers) => string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Unmatched entries or overstays of one hour and family.</summary>
internal sealed record OracleFind(DateOnly Day, int Hour, AttributionKind Kind, FigureKey Key, int Count)
{
    public override string ToString() => $"{Day:yyyy-MM-dd} {Hour} {Kind} {Key} {Count}";
}
