using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

/// <summary>Invitations, roles, and that an administrator always remains. Each test has a console of its own: administrators are counted.</summary>
public sealed class AdministrationTests : IAsyncLifetime
{
    private readonly ConsoleServices console = new();

    public async Task InitializeAsync()
    {
        await console.InitializeAsync();
        await CreateAsync("first", Role.Administrator);
    }

    public Task DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task LastAdministrator_CannotBeDisabledOrGivenAnotherRole()
    {
        await InviteAsync("invited", Role.Administrator);
        var cli = Actor.CommandLine("root");

        Assert.Equal("account-last", await RefusalAsync(cli, accounts => accounts.DisableAsync("first")));
        Assert.Equal("account-last", await RefusalAsync(cli, accounts => accounts.SetRoleAsync("first", Role.Auditor, null)));
        await CreateAsync("second", Role.Administrator);
        await console.AsAsync<AccountService>(cli, accounts => accounts.SetRoleAsync("first", Role.Auditor, null));
        Assert.Equal("account-last", await RefusalAsync(cli, accounts => accounts.DisableAsync("second")));
    }

    [Fact]
    public async Task TwoAdministrators_WhoDisableEachOtherAtOnce_LeaveOne()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, two) = ($"one-{round}", $"two-{round}");
            await CreateAsync(one, Role.Administrator);
            await CreateAsync(two, Role.Administrator);
            foreach (var other in (await ListAsync()).Where(row => row.State == AccountState.Active && row.Role == Role.Administrator && row.UserName != one && row.UserName != two))
                await AsAsync(one, accounts => accounts.DisableAsync(other.UserName));

            var refusals = await Task.WhenAll(
                RefusalOrNoneAsync(one, accounts => accounts.DisableAsync(two)),
                RefusalOrNoneAsync(two, accounts => accounts.SetRoleAsync(one, Role.Viewer, null)));

            Assert.Equal(["account-last"], refusals.OfType<string>());
        }
    }

    [Fact]
    public async Task Nobody_DisablesTheOwnAccountOrChangesTheOwnRole()
    {
        await CreateAsync("second", Role.Administrator);

        Assert.Equal("account-own", await RefusalAsync(Administrator("second"), accounts => accounts.DisableAsync("SECOND")));
        Assert.Equal("account-own", await RefusalAsync(Administrator("second"), accounts => accounts.SetRoleAsync("second", Role.Viewer, null)));
    }

    [Fact]
    public async Task SetRole_TakesTheOldRoleAwayAndEndsTheSessions()
    {
        var unit = await console.OrganisationAsync("ROLE");
        await CreateAsync("mover", Role.Operator);
        var session = await SignInAsync("mover");

        await AsAsync("first", accounts => accounts.SetRoleAsync("mover", Role.UnitManager, unit));

        Assert.Equal((Role.UnitManager, unit), (await ListAsync()).Where(row => row.UserName == "mover").Select(row => (row.Role, row.OrganisationId!.Value)).Single());
        Assert.False((await Sessions.FindAsync(session)).IsLive);
    }

    [Fact]
    public async Task SecondRole_OfOneAccount_IsRefusedByTheDatabaseItself()
    {
        await CreateAsync("mover", Role.Operator);
        await CreateAsync("listener", Role.Auditor);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => TestDatabase.ExecuteAsync(console.Connection,
            "insert into user_roles (user_id, role_id) select u.id, r.id from users u, roles r where u.user_name = 'mover' and r.name = 'auditor'"));
    }

    [Fact]
    public async Task Disable_EndsTheSessionsAndTheLinks()
    {
        await CreateAsync("leaver", Role.Operator);
        var session = await SignInAsync("leaver");
        var link = await console.AsAsync<AccountService, string>(Administrator("first"), accounts => accounts.ResetPasswordAsync("leaver"));

        await AsAsync("first", accounts => accounts.DisableAsync("leaver"));

        Assert.False((await Sessions.FindAsync(session)).IsLive);
        Assert.Null(await Duties.FindLinkAsync(link));
    }

    [Fact]
    public async Task Invitation_LetsThePersonChooseAPasswordOnceAndInTime()
    {
        var link = await InviteAsync("newcomer", Role.Operator);
        Assert.Equal(AccountState.Invited, (await ListAsync()).Single(row => row.UserName == "newcomer").State);
        Assert.Equal(SignInOutcome.Refused, (await SignIns.EnterAsync("newcomer", "", Here)).Outcome);
        Assert.Equal("password-short", await Register.RefusalAsync(() => Duties.AcceptLinkAsync(link, "short")));

        await Duties.AcceptLinkAsync(link, Accounts.Password);

        Assert.Null((await SignIns.EnterAsync("newcomer", Accounts.Password, Here)).Outcome);
        Assert.Equal("link-over", await Register.RefusalAsync(() => Duties.AcceptLinkAsync(link, "Another-Tram-27")));
        Assert.Empty(await TestDatabase.QueryAsync<string>(console.Connection, $"select act from audit_trail a where a::text like '%{link}%'"));
    }

    [Fact]
    public async Task Link_AfterTwoDaysOrAfterANewerOne_HoldsNoMore()
    {
        var first = await InviteAsync("newcomer", Role.Operator);
        var second = await console.AsAsync<AccountService, string>(Administrator("first"), accounts => accounts.ResetPasswordAsync("newcomer"));
        Assert.Null(await Duties.FindLinkAsync(first));
        Assert.Equal("newcomer", (await Duties.FindLinkAsync(second))!.UserName);

        console.Clock.Advance(TimeSpan.FromHours(48));

        Assert.Null(await Duties.FindLinkAsync(second));
    }

    [Fact]
    public void SecondFactor_WhereItIsRequired_IsAskedOfTheBureauAndNotOfUnits()
    {
        var rules = new AccessRules { SecondFactorRequired = true };

        Assert.Equal([Role.UnitManager], Role.All.Where(role => !rules.DemandsSecondFactor(role)));
        Assert.False(new AccessRules().DemandsSecondFactor(Role.Administrator));
    }

    private static readonly Visitor Here = new("10.1.2.3", "Firefox / Linux");

    private Sessions Sessions => (Sessions)console.Services.GetService(typeof(Sessions))!;

    private SignInDutyService Duties => (SignInDutyService)console.Services.GetService(typeof(SignInDutyService))!;

    private SignInService SignIns => (SignInService)console.Services.GetService(typeof(SignInService))!;

    private static Actor Administrator(string name) => new(name, [Role.Administrator], null);

    private async Task<Guid> SignInAsync(string name) => (await SignIns.StartAsync((await SignIns.EnterAsync(name, Accounts.Password, Here)).UserId, Here)).Session;

    private Task<string> CreateAsync(string name, string role) =>
        console.AsAsync<AccountService, string>(Actor.System, accounts => accounts.CreateAsync(name, role, null, Accounts.Password));

    private Task<string> InviteAsync(string name, string role) =>
        console.AsAsync<AccountService, string>(Administrator("first"), accounts => accounts.InviteAsync(new InvitationInput { UserName = name, Role = role }));

    private Task<List<AccountRow>> ListAsync() => console.AsAsync<AccountService, List<AccountRow>>(Administrator("first"), accounts => accounts.ListAsync());

    private Task AsAsync(string name, Func<AccountService, Task> act) => console.AsAsync(Administrator(name), act);

    private Task<string?> RefusalAsync(Actor actor, Func<AccountService, Task> act) => OutcomeAsync(() => console.AsAsync(actor, act));

    private Task<string?> RefusalOrNoneAsync(string name, Func<AccountService, Task> act) => OutcomeAsync(() => AsAsync(name, act));

    private static async Task<string?> OutcomeAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (ParkingOps.Domain.RuleException refusal)
        {
            return refusal.Code;
        }
    }
}
