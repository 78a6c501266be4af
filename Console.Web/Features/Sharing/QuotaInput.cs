using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>What a person fills in about a quota version.</summary>
public sealed class QuotaInput
{
    /// <summary>Service kind.</summary>
    public ServiceKind Service { get; set; } = ServiceKind.OffPeakSharing;

    /// <summary>First day in force.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Its windows; none ends the quota.</summary>
    public List<WindowInput> Windows { get; set; } = [];

    /// <summary>Why.</summary>
    public string? Reason { get; set; }
}
