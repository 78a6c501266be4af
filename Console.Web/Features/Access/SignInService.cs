using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>What a person must do next to be signed in.</summary>
public enum SignInStep
{
    /// <summary>Enter a code of the authenticator app.</summary>
    Code,

    /// <summary>Choose a new password, since the old one is too old or was another's choice.</summary>
    Password,

    /// <summary>Set up an authenticator app, which the role needs.</summary>
    SecondFactor,

    /// <summary>Nothing more.</summary>
    Done,
}

/// <summary>How a name and password, or a code, went; <paramref name="Outcome"/> is null when they were right.</summary>
public sealed record SignInAnswer(int UserId, SignInOutcome? Outcome);

/// <summary>How a person becomes somebody: open to anybody, and every failure is counted before it is known to be one.</summary>
public sealed class SignInService(
    IDbContextFactory<ConsoleDb> contexts, Passwords passwords, SecondFactors factors, SecretGuard guard, IOptions<AccessRules> rules, TimeProvider clock)
{
    // The names under which the trail has them.
    private static readonly Dictionary<SignInOutcome, string> Acts = new()
    {
        [SignInOutcome.SignedIn] = "signed-in",
        [SignInOutcome.Refused] = "sign-in-refused",
        [SignInOutcome.Locked] = "sign-in-locked",
        [SignInOutcome.Disabled] = "sign-in-disabled",
        [SignInOutcome.WrongCode] = "sign-in-wrong-code",
    };

    /// <summary>Tries a name and a password.</summary>
    public async Task<SignInAnswer> EnterAsync(string userName, string password, Visitor from)
    {
        await using var database = await contexts.CreateDbContextAsync();
        var user = await AccountQueries.FindAsync(database, userName);
        if (user is null) passwords.PretendToCheck(password);
        var outcome = user is null ? SignInOutcome.Refused : await guard.TryAsync(database, user.Id, SignInOutcome.Refused, () => Task.FromResult(passwords.AreRight(user, password)));
        if (outcome is null && user!.DisabledAt is not null) outcome = SignInOutcome.Disabled;
        if (outcome is { } failed) await NoteAsync(database, user?.Id, failed, from);
        return new SignInAnswer(user?.Id ?? 0, outcome);
    }

    /// <summary>Tries a code of the authenticator app or a recovery code, after the password.</summary>
    public async Task<SignInAnswer> EnterCodeAsync(int userId, string code, Visitor from)
    {
        await using var database = await contexts.CreateDbContextAsync();
        var outcome = await guard.TryAsync(database, userId, SignInOutcome.WrongCode, () => factors.TryAsync(database, userId, code));
        if (outcome is { } failed) await NoteAsync(database, userId, failed, from);
        return new SignInAnswer(userId, outcome);
    }

    /// <summary>What an account whose password was right must do next.</summary>
    public async Task<SignInStep> NextAsync(int userId, bool codePassed)
    {
        await using var database = await contexts.CreateDbContextAsync();
        var user = await database.Users.AsNoTracking().SingleAsync(one => one.Id == userId);
        if (user.TwoFactorEnabled && !codePassed) return SignInStep.Code;
        if (passwords.AreDue(user.PasswordChangedAt)) return SignInStep.Password;
        return !user.TwoFactorEnabled && rules.Value.DemandsSecondFactor(await AccountQueries.RoleOfAsync(database, userId)) ? SignInStep.SecondFactor : SignInStep.Done;
    }

    /// <summary>What changes with each sign-in and each new password of an account: what was begun before no longer counts after.</summary>
    public async Task<string> MarkAsync(int userId)
    {
        await using var database = await contexts.CreateDbContextAsync();
        var user = await database.Users.AsNoTracking().FirstOrDefaultAsync(one => one.Id == userId);
        return string.Create(CultureInfo.InvariantCulture, $"{user?.LastSignInAt?.UtcTicks}.{user?.PasswordChangedAt?.UtcTicks}");
    }

    /// <summary>Starts a session: the account is signed in.</summary>
    public async Task<(ConsoleUser User, string Role, Guid Session)> StartAsync(int userId, Visitor from)
    {
        await using var database = await contexts.CreateDbContextAsync();
        await using var transaction = await database.Database.BeginTransactionAsync();
        var now = clock.GetUtcNow();
        await database.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set
            .SetProperty(user => user.LastSignInAt, now).SetProperty(user => user.AccessFailedCount, 0).SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null));
        var user = await database.Users.AsNoTracking().SingleAsync(one => one.Id == userId);
        database.Actor = new Actor(user.UserName!, [], null);
        var session = database.Add(new AccountSession { UserId = userId, StartedAt = now, SeenAt = now, RemoteAddress = from.RemoteAddress, Browser = from.Browser }).Entity;
        await NoteAsync(database, userId, SignInOutcome.SignedIn, from);
        await transaction.CommitAsync();
        return (user, await AccountQueries.RoleOfAsync(database, userId), session.Id);
    }

    private async Task NoteAsync(ConsoleDb database, int? userId, SignInOutcome outcome, Visitor from)
    {
        var user = await database.Users.AsNoTracking().FirstOrDefaultAsync(one => one.Id == userId);
        database.Actor = new Actor(user?.UserName ?? "", [], null, Address: from.RemoteAddress);
        database.Note(new AuditNote(Acts[outcome], nameof(ConsoleUser), user?.UserName ?? "") { OrganisationId = user?.OrganisationId });
        database.Add(new SignInAttempt { UserId = userId, At = clock.GetUtcNow(), Outcome = outcome, RemoteAddress = from.RemoteAddress, Browser = from.Browser });
        await database.SaveChangesAsync();
    }
}
