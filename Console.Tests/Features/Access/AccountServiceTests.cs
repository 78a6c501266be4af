using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

public sealed class AccountServiceTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Theory]
    [InlineData("a-1", "root", null, "account-role")]
    [InlineData("a-2", Role.UnitManager, null, "account-organisation")]
    [InlineData("a-3", Role.Operator, 1, "account-organisation")]
    [InlineData("with blank", Role.Viewer, null, "account-name")]
    [InlineData("", Role.Viewer, null, "account-name")]
    public async Task Create_OfAnAccountThatCannotBe_IsRefused(string name, string role, int? organisation, string refusal) =>
        Assert.Equal(refusal, await Register.RefusalAsync(() => CreateAsync(name, role, organisation)));

    [Fact]
    public async Task Create_OfATakenName_IsRefused()
    {
        await CreateAsync("taken", Role.Viewer, null);

        Assert.Equal("account-taken", await Register.RefusalAsync(() => CreateAsync("TAKEN", Role.Viewer, null)));
    }

    [Fact]
    public async Task Create_OfAnAccount_ListsItsOneRoleAndKeepsItsPasswordOutOfTheTrail()
    {
        var unit = await console.OrganisationAsync("ACC", "Unit of accounts");
        var password = await CreateAsync("manager", Role.UnitManager, unit);

        var row = Assert.Single(await console.AsAsync<AccountService, List<AccountRow>>(Register.Administrator, accounts => accounts.ListAsync()), one => one.UserName == "manager");
        var trail = await TestDatabase.QueryAsync<string>(console.Connection, "select coalesce(after, '') || coalesce(before, '') from audit_trail");

        Assert.Equal((Role.UnitManager, "Unit of accounts"), (row.Role, row.Organisation));
        Assert.Contains(trail, line => line.Contains("\"manager\"", StringComparison.Ordinal));
        Assert.DoesNotContain(trail, line => line.Contains(password, StringComparison.Ordinal) || line.Contains("PasswordHash", StringComparison.Ordinal));
    }

    private Task<string> CreateAsync(string name, string role, int? organisation) =>
        console.AsAsync<AccountService, string>(Register.Administrator, accounts => accounts.CreateAsync(name, role, organisation));
}
