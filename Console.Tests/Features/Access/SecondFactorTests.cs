using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

public sealed class SecondFactorTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private static readonly Visitor Here = new("10.1.2.3", "Firefox / Linux");

    [Fact]
    public async Task SetUp_WithACodeOfTheApp_AsksForOneAtEverySignInAndTakesEachOnce()
    {
        var (name, number) = await AccountAsync();
        var (key, _) = await SetUpAsync(name);
        Assert.Equal(SignInStep.Code, await SignIns.NextAsync(number, codePassed: false));

        Assert.Equal(SignInOutcome.WrongCode, await EnterAsync(number, CodeOf(key)));
        console.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await EnterAsync(number, CodeOf(key)));
        Assert.Equal(SignInOutcome.WrongCode, await EnterAsync(number, CodeOf(key)));
    }

    [Fact]
    public async Task RecoveryCode_OpensOnceInAnySpelling()
    {
        var (name, number) = await AccountAsync();
        var (_, codes) = await SetUpAsync(name);

        Assert.Equal(10, codes.Distinct().Count());
        Assert.Null(await EnterAsync(number, codes[0].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.Equal(SignInOutcome.WrongCode, await EnterAsync(number, codes[0]));
    }

    [Fact]
    public async Task Codes_FiveTimesWrong_LockTheAccount()
    {
        var (name, number) = await AccountAsync();
        var (key, _) = await SetUpAsync(name);
        console.Clock.Advance(TimeSpan.FromSeconds(30));
        for (var time = 1; time <= 5; time++)
        {
            // The right password in between does not buy more tries.
            await SignIns.EnterAsync(name, Accounts.Password, Here);
            await EnterAsync(number, "000000");
        }

        Assert.Equal(SignInOutcome.Locked, await EnterAsync(number, CodeOf(key)));
    }

    [Fact]
    public async Task Offer_OfAnother_OrAnHourOld_IsRefused()
    {
        var (name, _) = await AccountAsync();
        var (other, _) = await AccountAsync();
        var offer = await OfferAsync(name);
        var code = CodeOf(KeyOf(offer));

        Assert.Equal("code-offer", await Register.RefusalAsync(() => OwnAsync(other, own => own.SetUpSecondFactorAsync(offer.Sealed, code))));
        Assert.Equal("code-wrong", await Register.RefusalAsync(() => OwnAsync(name, own => own.SetUpSecondFactorAsync(offer.Sealed, "12345"))));
        console.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("code-offer", await Register.RefusalAsync(() => OwnAsync(name, own => own.SetUpSecondFactorAsync(offer.Sealed, CodeOf(KeyOf(offer))))));
    }

    [Fact]
    public async Task Reset_ByAnAdministrator_AsksForNoCodeAnyMoreAndEndsTheSessions()
    {
        var (name, number) = await AccountAsync();
        await SetUpAsync(name);
        var session = (await SignIns.StartAsync(number, Here)).Session;

        await console.AsAsync<AccountService>(Register.Administrator, accounts => accounts.ResetSecondFactorAsync(name));

        Assert.Equal(SignInStep.Done, await SignIns.NextAsync(number, codePassed: false));
        Assert.False((await ((Sessions)console.Services.GetService(typeof(Sessions))!).FindAsync(session)).IsLive);
    }

    [Fact]
    public async Task Secrets_AreNeitherInTheTrailNorReadableInTheDatabase()
    {
        var (name, _) = await AccountAsync();
        var (key, codes) = await SetUpAsync(name);
        var (letters, plain) = (OneTimeCode.Letters(key), Convert.ToBase64String(key));

        var stored = await TestDatabase.QueryAsync<string>(console.Connection, "select secret from second_factors union all select encode(hash, 'escape') from recovery_codes");
        var trail = string.Join('\n', await TestDatabase.QueryAsync<string>(console.Connection, "select coalesce(before, '') || coalesce(after, '') from audit_trail"));

        Assert.All(stored, secret => Assert.DoesNotContain(plain, secret, StringComparison.Ordinal));
        Assert.DoesNotContain(letters, trail, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", trail, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.DoesNotContain(code, trail, StringComparison.Ordinal));
        Assert.Contains("\"TwoFactorEnabled\":true", trail, StringComparison.Ordinal);
    }

    private SignInService SignIns => (SignInService)console.Services.GetService(typeof(SignInService))!;

    private string CodeOf(byte[] key) => OneTimeCode.At(key, OneTimeCode.StepOf(console.Clock.GetUtcNow()));

    private byte[] KeyOf(SecondFactorOffer offer) => new Authenticator(offer.Letters, console.Clock).Key;

    private async Task<(byte[] Key, List<string> Codes)> SetUpAsync(string name)
    {
        var offer = await OfferAsync(name);
        var key = KeyOf(offer);
        return (key, await console.AsAsync<OwnAccountService, List<string>>(ActorOf(name), own => own.SetUpSecondFactorAsync(offer.Sealed, CodeOf(key))));
    }

    private Task<SecondFactorOffer> OfferAsync(string name) =>
        console.AsAsync<OwnAccountService, SecondFactorOffer>(ActorOf(name), own => own.OfferSecondFactorAsync(Accounts.Password));

    private async Task<SignInOutcome?> EnterAsync(int number, string code) => (await SignIns.EnterCodeAsync(number, code, Here)).Outcome;

    private async Task<(string Name, int Number)> AccountAsync()
    {
        var name = $"own-{Guid.NewGuid():N}";
        await console.AsAsync<AccountService>(Register.Administrator, accounts => accounts.CreateAsync(name, Role.Viewer, null, Accounts.Password));
        return (name, Assert.Single(await TestDatabase.QueryAsync<int>(console.Connection, $"select id from users where user_name = '{name}'")));
    }

    private Task OwnAsync(string name, Func<OwnAccountService, Task> act) => console.AsAsync(ActorOf(name), act);

    private static Actor ActorOf(string name) => new(name, [Role.Viewer], null);
}
