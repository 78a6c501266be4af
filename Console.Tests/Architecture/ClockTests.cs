using System.Reflection;
using ParkingOps.Web.Hosting;
using Xunit;

namespace ParkingOps.Tests.Architecture;

public sealed class ClockTests
{
    private static readonly HashSet<string> MachinesClock =
    [
        "DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTime.ToLocalTime", "DateTimeOffset.get_Now",
        "DateTimeOffset.get_UtcNow", "DateTimeOffset.ToLocalTime", "DateTimeOffset.get_LocalDateTime", "TimeZoneInfo.get_Local",
        "TimeProvider.GetLocalNow", "TimeProvider.get_LocalTimeZone", "Environment.get_TickCount", "Environment.get_TickCount64",
    ];

    [Fact]
    public void Nothing_ReadsTheMachinesClockOrZone() => Assert.Empty(ReadersAmong(Code.TypesOf(Code.Domain, Code.Web)));

    [Fact]
    public void SystemClock_IsNamedOnlyWhereTheConsoleIsPutTogether()
    {
        var naming = Code.TypesOf(Code.Domain, Code.Web)
            .Where(type => Code.MembersUsedBy(type).Any(member => NameOf(member) == "TimeProvider.get_System"))
            .Select(Code.Outer);

        Assert.Equal([typeof(ConsoleHost)], naming.Distinct());
    }

    [Fact]
    public void Scanner_OfAPlantedReader_FindsIt() => Assert.Single(ReadersAmong([typeof(Planted)]));

    private static IEnumerable<string> ReadersAmong(IEnumerable<Type> types) =>
        from type in types
        from member in Code.MembersUsedBy(type)
        where MachinesClock.Contains(NameOf(member))
        select $"{Code.Outer(type).Name}: {NameOf(member)}";

    private static string NameOf(MemberInfo member) => $"{member.DeclaringType?.Name}.{member.Name}";

    private static class Planted
    {
        public static DateTimeOffset Now() => DateTimeOffset.UtcNow;
    }
}
