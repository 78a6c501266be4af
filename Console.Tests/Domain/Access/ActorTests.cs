using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using Xunit;

namespace ParkingOps.Tests.Domain.Access;

public sealed class ActorTests
{
    private static readonly Actor UnitManager = new("unit", [Role.UnitManager], 7);
    private static readonly Actor Operator = new("operator", [Role.Operator], null);

    [Fact]
    public void Demand_OfWhatTheRoleHolds_GoesThrough() => Assert.Same(Operator, Operator.Demand(Permission.EditRegister));

    [Fact]
    public void Demand_OfAnythingElse_IsRefusedWithThePermission()
    {
        var refusal = Assert.Throws<RuleException>(() => UnitManager.Demand(Permission.EditRegister));

        Assert.Equal(("not-permitted", "EditRegister"), (refusal.Code, refusal.Arguments[0]));
    }

    [Fact]
    public void May_Nobody_DoesNothing() =>
        Assert.DoesNotContain(Enum.GetValues<Permission>(), Actor.Nobody.May);

    [Fact]
    public void May_TheConsolesOwnProcesses_DoEverything() => Assert.All(Enum.GetValues<Permission>(), permission =>
    {
        Assert.True(Actor.System.May(permission));
        Assert.True(Actor.CommandLine("root").May(permission));
    });

    [Fact]
    public void CommandLine_OfAnAccount_ActsUnderItsName() => Assert.Equal("cli:root", Actor.CommandLine("root").Name);

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    [InlineData(0, false)]
    public void Covers_OfAUnitManager_IsItsOwnOrganisationAlone(int organisation, bool covered)
    {
        Assert.Equal(covered, UnitManager.Covers(organisation));
        Assert.Equal(covered ? null : "not-found", (Record.Exception(() => UnitManager.DemandScope(organisation)) as RuleException)?.Code);
    }

    [Fact]
    public void Covers_OfTheBureau_IsTheWholeCityAndOfNobodyNothing()
    {
        Assert.All([1, 7, 8000], organisation => Assert.True(Operator.Covers(organisation)));
        Assert.All([1, 7, 8000], organisation => Assert.False(Actor.Nobody.Covers(organisation)));
    }
}
