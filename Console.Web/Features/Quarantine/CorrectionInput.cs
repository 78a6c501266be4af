namespace ParkingOps.Web.Features.Quarantine;

/// <summary>What a person corrects in entries of the quarantine.</summary>
public sealed class CorrectionInput
{
    /// <summary>Code of the register's site that is meant; empty to leave it as it stands.</summary>
    public string SiteCode { get; set; } = "";

    /// <summary>Whether times without an offset are Shanghai's; false to leave it as it stands.</summary>
    public bool HasShanghaiTime { get; set; }

    /// <summary>Whether what was corrected before is taken back first.</summary>
    public bool TakesBack { get; set; }

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";
}
