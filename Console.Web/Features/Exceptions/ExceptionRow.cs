using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Exceptions;

/// <summary>Where an exception stands on a day.</summary>
public enum ExceptionState
{
    /// <summary>未开始.</summary>
    Coming,

    /// <summary>生效中.</summary>
    InForce,

    /// <summary>已结束.</summary>
    Over,

    /// <summary>已撤销.</summary>
    Revoked,
}

/// <summary>One exception in a list.</summary>
/// <param name="Id">Number.</param>
/// <param name="Scope">How far it reaches.</param>
/// <param name="Code">Code of the district, organisation or site; null for the whole city.</param>
/// <param name="Name">Name of the organisation or site, or null.</param>
/// <param name="Service">Service kind, or null for all.</param>
/// <param name="FirstDay">First date.</param>
/// <param name="LastDay">Last date.</param>
/// <param name="Windows">What opens instead; nothing when it closes.</param>
/// <param name="Reason">Why.</param>
/// <param name="SetBy">Who set it.</param>
/// <param name="SetAt">When.</param>
/// <param name="RevokedBy">Who revoked it, or null.</param>
/// <param name="RevokedAt">When, or null.</param>
public sealed record ExceptionRow(
    int Id, ExceptionScope Scope, string? Code, string? Name, ServiceKind? Service, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<TimeWindow> Windows, string Reason,
    string SetBy, DateTimeOffset SetAt, string? RevokedBy, DateTimeOffset? RevokedAt)
{
    /// <summary>Whether it still does or will do something, so that it can be revoked.</summary>
    public bool IsAhead(DateOnly today) => StateOn(today) is ExceptionState.Coming or ExceptionState.InForce;

    /// <summary>Where it stands on a day.</summary>
    public ExceptionState StateOn(DateOnly today) =>
        RevokedAt is not null ? ExceptionState.Revoked : LastDay < today ? ExceptionState.Over : FirstDay > today ? ExceptionState.Coming : ExceptionState.InForce;
}
