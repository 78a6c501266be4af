using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Onboarding;

/// <summary>A window of the quota that an application asks for, at one of its sites and for one service.</summary>
public sealed record ProposedWindow
{
    /// <summary>Makes a window with spaces.</summary>
    /// <exception cref="RuleException"><c>quota-spaces</c> for less than one space.</exception>
    public ProposedWindow(int siteNumber, ServiceKind service, TimeWindow time, int spaces)
    {
        if (spaces < 1) throw new RuleException("quota-spaces");
        (SiteNumber, Service, Spaces) = (siteNumber, service, spaces);
        (DayKinds, Weekdays, FirstDay, LastDay) = (time.DayKinds, time.Weekdays, time.FirstDay, time.LastDay);
        (StartMinute, LengthMinutes) = (time.StartMinute, time.LengthMinutes);
    }

    private ProposedWindow()
    {
    }

    /// <summary>Number of the site in its application.</summary>
    public int SiteNumber { get; private init; }

    /// <summary>The service.</summary>
    public ServiceKind Service { get; private init; }

    /// <summary>Kinds of the days on which it starts.</summary>
    public DayKinds DayKinds { get; private init; }

    /// <summary>Days of the week on which it starts, if the kind of the day allows it too.</summary>
    public Weekdays Weekdays { get; private init; }

    /// <summary>First day on which it may start, or null.</summary>
    public DateOnly? FirstDay { get; private init; }

    /// <summary>Last day on which it may start, or null.</summary>
    public DateOnly? LastDay { get; private init; }

    /// <summary>Minute of the day at which it starts.</summary>
    public int StartMinute { get; private init; }

    /// <summary>Length in minutes.</summary>
    public int LengthMinutes { get; private init; }

    /// <summary>How many spaces.</summary>
    public int Spaces { get; private init; }

    /// <summary>When, as the rules of sharing take it.</summary>
    public TimeWindow Time => new TimeWindow(DayKinds, StartMinute, LengthMinutes).Only(Weekdays).InForce(FirstDay, LastDay);
}
