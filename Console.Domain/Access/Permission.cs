namespace ParkingOps.Domain.Access;

/// <summary>What an account may do; each page, endpoint and service method demands one of these (semantics, "Who may do what").</summary>
public enum Permission
{
    /// <summary>See users, keys, jobs, calendar and settings.</summary>
    SeeSystem,

    /// <summary>Change users, keys, jobs, calendar and settings.</summary>
    ManageSystem,

    /// <summary>See organisations, sites, quotas and offers in one's scope.</summary>
    SeeRegister,

    /// <summary>Create and change organisations, sites and quotas, and move sites through their lifecycle.</summary>
    EditRegister,

    /// <summary>Fill in and submit applications that bring organisations and sites into the register, in one's scope.</summary>
    ProposeSites,

    /// <summary>Write, submit and withdraw offers inside the quota, in one's scope.</summary>
    PublishOffers,

    /// <summary>Approve offers or return them with a reason.</summary>
    ReviewOffers,

    /// <summary>What every account may for itself: read its notices and keep what it typed.</summary>
    UseConsole,

    /// <summary>See the overview and the statistics in one's scope.</summary>
    SeeStatistics,

    /// <summary>Take figures and reports away as files, in one's scope.</summary>
    ExportStatistics,

    /// <summary>See what is held against a plate that one enters.</summary>
    SeePlateRecords,

    /// <summary>See one plate in the clear, for a reason that is kept.</summary>
    RevealPlate,

    /// <summary>See what happened to the records of the register, in one's scope.</summary>
    SeeHistory,

    /// <summary>See the audit trail.</summary>
    SeeAudit,

    /// <summary>Push gate events; held by API keys and the command line only.</summary>
    SendGateEvents,
}
