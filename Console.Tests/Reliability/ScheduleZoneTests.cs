using System.Diagnostics;
using Xunit;

namespace ParkingOps.Tests.Reliability;

/// <summary>The schedule of a site is the same wherever the server stands.</summary>
public sealed class ScheduleZoneTests
{
    [Theory]
    [InlineData("UTC", 11)]
    [InlineData("Asia/Shanghai", 12)]
    [InlineData("America/New_York", 13)]
    public async Task Schedule_OnAServerInAnyZone_IsRightOnEveryMinute(string zone, int seed)
    {
        using var check = Process.Start(new ProcessStartInfo("dotnet", [typeof(ScheduleZoneTests).Assembly.Location, "schedule", $"{seed}"])
        {
            RedirectStandardOutput = true,
            Environment = { ["TZ"] = zone },
        })!;
        var said = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();

        Assert.True(check.ExitCode == 0, said);
        Assert.StartsWith($"{zone}:", said, StringComparison.Ordinal);
    }
}
