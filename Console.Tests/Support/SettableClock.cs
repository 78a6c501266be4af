using ParkingOps.Domain.Time;

namespace ParkingOps.Tests.Support;

/// <summary>A clock that stands still until a test moves it; timers run on the machine's.</summary>
public sealed class SettableClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    /// <summary>An ordinary Wednesday morning of a year whose holidays are announced.</summary>
    public static SettableClock OnAWorkday() => new(ServiceDay.At(new DateTime(2026, 3, 18, 10, 0, 0)));

    /// <summary>The service day of its present moment.</summary>
    public DateOnly Today => ServiceDay.Of(now);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves it on.</summary>
    public void Advance(TimeSpan by) => now += by;

    /// <summary>Sets it to what Shanghai's clock shows.</summary>
    public void SetTo(DateTime local) => now = ServiceDay.At(local);
}
