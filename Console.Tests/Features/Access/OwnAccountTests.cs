using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

/// <summary>What an account does for itself, and what becomes of its sessions.</summary>
public sealed class OwnAccountTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private const string Another = "Another-Tram-27";
    private static readonly Visitor Here = new("10.1.2.3", "Firefox / Linux");

    [Theory]
    [InlineData("wrong", Another, "password-wrong")]
    [InlineData(Accounts.Password, "weak", "password-short")]
    [InlineData(Accounts.Password, Accounts.Password, "password-used")]
    public async Task ChangePassword_ThatIsNotAllowed_IsRefusedAndEndsNothing(string old, string replacement, string refusal)
    {
        var (name, session) = await SignedInAsync();

        Assert.Equal(refusal, await Register.RefusalAsync(() => OwnAsync(name, own => own.ChangePasswordAsync(old, replacement))));
        Assert.True((await Sessions.FindAsync(session)).IsLive);
    }

    [Fact]
    public async Task PresentPassword_GuessedTooOften_LocksTheAccountAndIsInTheTrail()
    {
        var (name, _) = await SignedInAsync();
        for (var time = 1; time <= 4; time++)
            Assert.Equal("password-wrong", await Register.RefusalAsync(() => OwnAsync(name, own => own.ChangePasswordAsync("wrong", Another))));

        Assert.Equal("password-locked", await Register.RefusalAsync(() => OwnAsync(name, own => own.RemoveSecondFactorAsync("wrong"))));
        Assert.Equal("password-locked", await Register.RefusalAsync(() => OwnAsync(name, own => own.ChangePasswordAsync(Accounts.Password, Another))));
        Assert.Equal(6, (await console.TrailOfAsync(name)).Count(line => line.Act == "password-refused"));
        console.Clock.Advance(TimeSpan.FromMinutes(20));
        await OwnAsync(name, own => own.ChangePasswordAsync(Accounts.Password, Another));
    }

    [Fact]
    public async Task ChangePassword_EndsEverySession()
    {
        var (name, first) = await SignedInAsync();
        var second = await SignInAsync(name);

        await OwnAsync(name, own => own.ChangePasswordAsync(Accounts.Password, Another));

        Assert.False((await Sessions.FindAsync(first)).IsLive);
        Assert.False((await Sessions.FindAsync(second)).IsLive);
    }

    [Fact]
    public async Task ChangePassword_ToOneOfTheLastFive_IsRefusedAndToAnOlderOneNot()
    {
        var (name, _) = await SignedInAsync();
        var passwords = new[] { Accounts.Password, "Second-Tram-27", "Third-Tram-2728", "Fourth-Tram-27", "Fifth-Tram-2728", "Sixth-Tram-2728" };
        for (var number = 1; number < passwords.Length; number++)
            await OwnAsync(name, own => own.ChangePasswordAsync(passwords[number - 1], passwords[number]));

        Assert.Equal("password-used", await Register.RefusalAsync(() => OwnAsync(name, own => own.ChangePasswordAsync(passwords[5], passwords[1]))));
        await OwnAsync(name, own => own.ChangePasswordAsync(passwords[5], passwords[0]));
    }

    [Fact]
    public async Task Session_LeftAlone_WarnsAfterEighteenMinutesAndEndsAfterTwenty()
    {
        var (_, session) = await SignedInAsync();

        console.Clock.Advance(TimeSpan.FromMinutes(17));
        Assert.False((await Sessions.FindAsync(session)).IsWarned);
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Sessions.FindAsync(session) is { IsLive: true, IsWarned: true });
        console.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await Sessions.FindAsync(session) is { IsLive: false, IsIdle: true });
        await Sessions.TouchAsync(session);
        Assert.False((await Sessions.FindAsync(session)).IsLive);
    }

    [Fact]
    public async Task Session_TouchedAgainAndAgain_EndsAfterTwelveHoursAllTheSame()
    {
        var (_, session) = await SignedInAsync();
        for (var minutes = 0; minutes < 12 * 60; minutes += 15)
        {
            Assert.True((await Sessions.FindAsync(session)).IsLive);
            await Sessions.TouchAsync(session);
            console.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.True(await Sessions.FindAsync(session) is { IsLive: false, IsIdle: false });
    }

    [Fact]
    public async Task EndSession_OfTheOwn_EndsThatOneAlone()
    {
        var (name, first) = await SignedInAsync();
        var second = await SignInAsync(name);

        await OwnAsync(name, own => own.EndSessionAsync(second));

        Assert.True((await Sessions.FindAsync(first)).IsLive);
        Assert.False((await Sessions.FindAsync(second)).IsLive);
    }

    [Fact]
    public async Task EndSession_OfAnother_DoesNothing()
    {
        var (name, _) = await SignedInAsync();
        var (_, others) = await SignedInAsync();

        await OwnAsync(name, own => own.EndSessionAsync(others));

        Assert.True((await Sessions.FindAsync(others)).IsLive);
    }

    private Sessions Sessions => (Sessions)console.Services.GetService(typeof(Sessions))!;

    private async Task<(string Name, Guid Session)> SignedInAsync()
    {
        var name = $"own-{Guid.NewGuid():N}";
        await console.AsAsync<AccountService>(Register.Administrator, accounts => accounts.CreateAsync(name, Role.Viewer, null, Accounts.Password));
        return (name, await SignInAsync(name));
    }

    private async Task<Guid> SignInAsync(string name)
    {
        var signIns = (SignInService)console.Services.GetService(typeof(SignInService))!;
        var answer = await signIns.EnterAsync(name, Accounts.Password, Here);
        Assert.Null(answer.Outcome);
        return (await signIns.StartAsync(answer.UserId, Here)).Session;
    }

    private Task OwnAsync(string name, Func<OwnAccountService, Task> act) => console.AsAsync(new Actor(name, [Role.Viewer], null), act);
}
