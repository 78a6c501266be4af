using System.Collections.Frozen;

namespace ParkingOps.Domain.Access;

/// <summary>The five roles of the console and what each may do. Administration, operation and audit are never held by one account.</summary>
public static class Role
{
    /// <summary>局管理员: users, keys, calendar, settings, jobs.</summary>
    public const string Administrator = "administrator";

    /// <summary>业务人员: the register, quotas, statistics and reports.</summary>
    public const string Operator = "operator";

    /// <summary>单位管理员: its own organisation only.</summary>
    public const string UnitManager = "unit-manager";

    /// <summary>领导: the overview, statistics and reports.</summary>
    public const string Viewer = "viewer";

    /// <summary>审计员: the audit trail; can change nothing.</summary>
    public const string Auditor = "auditor";

    private static readonly FrozenDictionary<string, Permission[]> Granted = new Dictionary<string, Permission[]>
    {
        [Administrator] = [Permission.UseConsole, Permission.SeeSystem, Permission.ManageSystem, Permission.SeeRegister, Permission.SeeStatistics],
        [Operator] = [Permission.UseConsole, Permission.SeeSystem, Permission.SeeRegister, Permission.EditRegister, Permission.ProposeSites, Permission.PublishOffers, Permission.ReviewOffers, Permission.SeeStatistics, Permission.ExportStatistics, Permission.SeePlateRecords, Permission.RevealPlate, Permission.SeeHistory],
        [UnitManager] = [Permission.UseConsole, Permission.SeeRegister, Permission.ProposeSites, Permission.PublishOffers, Permission.SeeStatistics, Permission.ExportStatistics, Permission.SeeHistory],
        [Viewer] = [Permission.UseConsole, Permission.SeeRegister, Permission.SeeStatistics, Permission.ExportStatistics],
        [Auditor] = [Permission.UseConsole, Permission.SeeAudit],
    }.ToFrozenDictionary();

    /// <summary>All roles, in the order in which people are told of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Administrator, Operator, UnitManager, Viewer, Auditor];

    /// <summary>The roles that hold a permission.</summary>
    public static IEnumerable<string> Holding(Permission permission) => All.Where(role => Granted[role].Contains(permission));

    /// <summary>Whether a role is one of the bureau's own people; every other belongs to a unit.</summary>
    public static bool IsOfTheBureau(string role) => role != UnitManager;

    /// <summary>Whether a role holds a permission; an unknown role holds none.</summary>
    public static bool Allows(string role, Permission permission) =>
        Granted.TryGetValue(role, out var permissions) && permissions.Contains(permission);
}
