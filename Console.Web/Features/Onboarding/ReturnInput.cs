namespace ParkingOps.Web.Features.Onboarding;

/// <summary>What a reviewer writes when an application goes back.</summary>
public sealed class ReturnInput
{
    /// <summary>Remarks by field.</summary>
    public Dictionary<string, string> Remarks { get; set; } = [];

    /// <summary>What is said about the whole.</summary>
    public string? Reason { get; set; }
}
