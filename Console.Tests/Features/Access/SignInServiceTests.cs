using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

/// <summary>Passwords, failures and locks, up to the session.</summary>
public sealed class SignInServiceTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private static readonly Visitor Here = new("10.1.2.3", "Firefox / Linux");

    [Fact]
    public async Task Enter_FiveTimesWrong_LocksForTwentyMinutesAgainstTheRightPasswordToo()
    {
        var name = await AccountAsync();

        for (var time = 1; time <= 4; time++) Assert.Equal(SignInOutcome.Refused, await EnterAsync(name, "wrong"));
        Assert.Equal(SignInOutcome.Locked, await EnterAsync(name, "wrong"));
        Assert.Equal(SignInOutcome.Locked, await EnterAsync(name, Accounts.Password));
        console.Clock.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(SignInOutcome.Locked, await EnterAsync(name, Accounts.Password));
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await EnterAsync(name, Accounts.Password));
    }

    [Fact]
    public async Task Enter_AfterALockRanOut_MayFailFiveTimesAgain()
    {
        var name = await AccountAsync();
        for (var time = 1; time <= 5; time++) await EnterAsync(name, "wrong");
        console.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(SignInOutcome.Refused, await EnterAsync(name, "wrong"));
    }

    [Fact]
    public async Task Enter_RightBetweenFailures_StartsTheCountAnewOnceSignedIn()
    {
        var name = await AccountAsync();
        for (var time = 1; time <= 4; time++) await EnterAsync(name, "wrong");
        Assert.Null(await EnterAsync(name, Accounts.Password));
        await StartAsync(name);

        for (var time = 1; time <= 4; time++) Assert.Equal(SignInOutcome.Refused, await EnterAsync(name, "wrong"));
    }

    [Fact]
    public async Task Enter_ManyTimesAtTheSameMoment_LooksAtNoMoreThanFive()
    {
        var name = await AccountAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => EnterAsync(name, "wrong")));

        Assert.InRange(outcomes.Count(outcome => outcome == SignInOutcome.Refused), 0, 4);
        Assert.Equal(SignInOutcome.Locked, await EnterAsync(name, Accounts.Password));
    }

    [Fact]
    public async Task Enter_OfANameThatIsNobodys_IsRefusedAndTheNameKeptNowhere()
    {
        Assert.Equal(SignInOutcome.Refused, await EnterAsync("My-Secret-Typed-Here-1", "x"));

        Assert.Empty(await TestDatabase.QueryAsync<string>(console.Connection, "select browser from sign_in_attempts a where a::text ilike '%Secret-Typed%'"));
    }

    [Fact]
    public async Task Enter_OfADisabledAccount_IsRefusedUntilItIsEnabled()
    {
        var name = await AccountAsync();
        await AdministerAsync(accounts => accounts.DisableAsync(name));
        Assert.Equal(SignInOutcome.Disabled, await EnterAsync(name, Accounts.Password));
        Assert.Equal(SignInOutcome.Refused, await EnterAsync(name, "wrong"));

        await AdministerAsync(accounts => accounts.EnableAsync(name));

        Assert.Null(await EnterAsync(name, Accounts.Password));
    }

    [Fact]
    public async Task Unlock_ByAnAdministrator_OpensAtOnce()
    {
        var name = await AccountAsync();
        for (var time = 1; time <= 5; time++) await EnterAsync(name, "wrong");
        Assert.Equal(AccountState.Locked, (await FindAsync(name)).Account.State);

        await AdministerAsync(accounts => accounts.UnlockAsync(name));

        Assert.Null(await EnterAsync(name, Accounts.Password));
    }

    [Fact]
    public async Task History_OfAnAccount_TellsWhenFromWhereAndHow()
    {
        var name = await AccountAsync();
        await EnterAsync(name, "wrong");
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        await StartAsync(name);

        var (account, sessions, history) = await FindAsync(name);

        Assert.Equal([SignInOutcome.SignedIn, SignInOutcome.Refused], history.Select(row => row.Outcome));
        Assert.All(history, row => Assert.Equal((Here.RemoteAddress, Here.Browser), (row.RemoteAddress, row.Browser)));
        Assert.Equal(console.Clock.GetUtcNow(), account.LastSignInAt);
        Assert.Equal(Here.RemoteAddress, Assert.Single(sessions).RemoteAddress);
        Assert.Contains(await TestDatabase.QueryAsync<string>(console.Connection, $"select act from audit_trail where record = 'AccountSession' and by = '{name}'"), act => act == "created");
    }

    [Theory]
    [InlineData(89, SignInStep.Done)]
    [InlineData(91, SignInStep.Password)]
    public async Task Next_WithAnOldPassword_AsksForANewOneAfterNinetyDays(int days, SignInStep step)
    {
        var name = await AccountAsync();
        console.Clock.Advance(TimeSpan.FromDays(days));

        Assert.Equal(step, await SignIns.NextAsync(await NumberAsync(name), false));
    }

    [Fact]
    public async Task Next_WithAPasswordThatAnotherChose_AsksForANewOne()
    {
        var name = $"own-{Guid.NewGuid():N}";
        await AdministerAsync(accounts => accounts.CreateAsync(name, Role.Viewer, null));

        Assert.Equal(SignInStep.Password, await SignIns.NextAsync(await NumberAsync(name), false));
    }

    private SignInService SignIns => (SignInService)console.Services.GetService(typeof(SignInService))!;

    private async Task<string> AccountAsync()
    {
        var name = $"own-{Guid.NewGuid():N}";
        await AdministerAsync(accounts => accounts.CreateAsync(name, Role.Viewer, null, Accounts.Password));
        return name;
    }

    private async Task<SignInOutcome?> EnterAsync(string name, string password) => (await SignIns.EnterAsync(name, password, Here)).Outcome;

    private async Task StartAsync(string name) => await SignIns.StartAsync(await NumberAsync(name), Here);

    private async Task<int> NumberAsync(string name) =>
        Assert.Single(await TestDatabase.QueryAsync<int>(console.Connection, $"select id from users where user_name = '{name}'"));

    private Task AdministerAsync(Func<AccountService, Task> act) => console.AsAsync(Register.Administrator, act);

    private Task<(AccountRow Account, List<SessionRow> Sessions, List<SignInRow> History)> FindAsync(string name) =>
        console.AsAsync<AccountService, (AccountRow, List<SessionRow>, List<SignInRow>)>(Register.Administrator, accounts => accounts.FindAsync(name));
}
