namespace ParkingOps.Web.Features.Quarantine;

/// <summary>What a person corrects in entries of the quarantine.</summary>
public sealed class CorrectionInput
{
    /// <summary>Code of the register's site that is meant; empty for the one that was sent.</summary>
    public string SiteCode { get; set; } = "";

    /// <summary>Whether times without an offset are Shanghai's.</summary>
    public bool HasShanghaiTime { get; set; }

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";
}
