using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>What a person fills in about the same-day release of a site.</summary>
public sealed class ReleaseInput
{
    /// <summary>First day on which it holds.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Time of the day from which the share is released; null while the field is empty.</summary>
    public TimeOnly? Time { get; set; }

    /// <summary>Share of the reservation spaces in percent; 0 ends the release.</summary>
    public int SharePercent { get; set; }

    /// <summary>The minute of the day.</summary>
    /// <exception cref="RuleException"><c>release-minute</c> while the time is missing.</exception>
    public int ToMinute() => Time is { } time ? (int)time.ToTimeSpan().TotalMinutes : throw new RuleException("release-minute");
}
