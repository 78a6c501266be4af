using ParkingOps.Domain.Access;
using Xunit;

namespace ParkingOps.Tests.Domain.Access;

public sealed class RoleTests
{
    // "Who may do what", one line a permission, in the order administrator, operator, unit manager, viewer, auditor.
    private static readonly Dictionary<Permission, string> Table = new()
    {
        [Permission.SeeSystem] = "yes yes - - -",
        [Permission.ManageSystem] = "yes - - - -",
        [Permission.SeeRegister] = "yes yes yes yes -",
        [Permission.EditRegister] = "- yes - - -",
        [Permission.ProposeSites] = "- yes yes - -",
        [Permission.PublishOffers] = "- yes yes - -",
        [Permission.ReviewOffers] = "- yes - - -",
        [Permission.UseConsole] = "yes yes yes yes yes",
        [Permission.SeeStatistics] = "yes yes yes yes -",
        [Permission.ExportStatistics] = "- yes yes yes -",
        [Permission.SeePlateRecords] = "- yes - - -",
        [Permission.RevealPlate] = "- yes - - -",
        [Permission.SeeHistory] = "- yes yes - -",
        [Permission.SeeAudit] = "- - - - yes",
        [Permission.SendGateEvents] = "- - - - -",
    };

    public static TheoryData<Permission> Permissions => [.. Enum.GetValues<Permission>()];

    [Theory]
    [MemberData(nameof(Permissions))]
    public void Allows_EveryRole_IsTheTable(Permission permission) =>
        Assert.Equal(Table[permission], string.Join(' ', Role.All.Select(role => Role.Allows(role, permission) ? "yes" : "-")));

    [Theory]
    [MemberData(nameof(Permissions))]
    public void Holding_APermission_IsEveryRoleThatAllowsIt(Permission permission) =>
        Assert.Equal(Role.All.Where(role => Role.Allows(role, permission)), Role.Holding(permission));

    [Theory]
    [InlineData("")]
    [InlineData("Administrator")]
    [InlineData("root")]
    public void Allows_AnUnknownRole_IsNothing(string role) =>
        Assert.DoesNotContain(Enum.GetValues<Permission>(), permission => Role.Allows(role, permission));
}
