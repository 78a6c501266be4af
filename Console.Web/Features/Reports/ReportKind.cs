using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Features.Reports;

/// <summary>Which monthly report.</summary>
public enum ReportKind
{
    /// <summary>医院停车预约月报.</summary>
    HospitalReservation = 1,

    /// <summary>错峰共享停车月报.</summary>
    OffPeakSharing = 2,
}

/// <summary>What belongs to a kind of report.</summary>
public static class ReportKinds
{
    /// <summary>The service whose figures the report holds.</summary>
    public static ServiceKind ServiceOf(ReportKind kind) =>
        kind == ReportKind.HospitalReservation ? ServiceKind.HospitalReservation : ServiceKind.OffPeakSharing;

    /// <summary>The programme whose announced figures the report quotes.</summary>
    public static string ProgrammeOf(ReportKind kind) => kind == ReportKind.HospitalReservation ? "hospital-reservation" : "off-peak-sharing";
}
