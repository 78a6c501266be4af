using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>What is left of a sign-in.</summary>
/// <param name="IsLive">Whether it still opens anything.</param>
/// <param name="IsIdle">Whether it ran out because nobody touched it.</param>
/// <param name="EndsAt">When it runs out if nobody touches it.</param>
/// <param name="IsWarned">Whether that is so near that the person is told.</param>
public sealed record SessionState(bool IsLive, bool IsIdle, DateTimeOffset EndsAt, bool IsWarned)
{
    /// <summary>A sign-in that is none.</summary>
    public static SessionState Ended { get; } = new(false, false, default, false);
}

/// <summary>Whether the sign-ins of cookies and open pages still hold; asked with every request and every few seconds of an open page.</summary>
public sealed class Sessions(IDbContextFactory<ConsoleDb> contexts, IOptions<AccessRules> rules, TimeProvider clock)
{
    /// <summary>Claim with the number of the session.</summary>
    public const string Claim = "session";

    /// <summary>The session that a sign-in names, or null.</summary>
    public static Guid? Of(ClaimsPrincipal? user) =>
        Guid.TryParse(user?.FindFirstValue(Claim), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>How a session stands.</summary>
    public async Task<SessionState> FindAsync(Guid? id, CancellationToken cancel = default)
    {
        if (id is null) return SessionState.Ended;
        await using var database = await contexts.CreateDbContextAsync(cancel);
        var found = await (
            from session in database.Set<AccountSession>()
            join user in database.Users on session.UserId equals user.Id
            where session.Id == id && session.EndedAt == null && user.DisabledAt == null
            select new { session.StartedAt, session.SeenAt }).FirstOrDefaultAsync(cancel);
        return found is null ? SessionState.Ended : StateOf(found.StartedAt, found.SeenAt);
    }

    /// <summary>Notes that the person at a session is there; a session that ran out stays so.</summary>
    public async Task TouchAsync(Guid id, CancellationToken cancel = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancel);
        var (now, oldest) = (clock.GetUtcNow(), clock.GetUtcNow() - rules.Value.IdleAfter);
        await database.Set<AccountSession>().Where(session => session.Id == id && session.EndedAt == null && session.SeenAt > oldest)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), cancel);
    }

    /// <summary>Ends a session by the will of its own person.</summary>
    public async Task SignOutAsync(ClaimsPrincipal user, CancellationToken cancel = default)
    {
        if (Of(user) is not { } id) return;
        await using var database = await contexts.CreateDbContextAsync(cancel);
        database.Actor = ActorClaims.Read(user);
        foreach (var session in await database.Set<AccountSession>().Where(one => one.Id == id && one.EndedAt == null).ToListAsync(cancel)) End(session, database.Actor);
        database.Note(new AuditNote("signed-out", nameof(ConsoleUser), database.Actor.Name));
        await database.SaveChangesAsync(cancel);
    }

    /// <summary>The sessions of an account that still hold.</summary>
    public IQueryable<AccountSession> Live(ConsoleDb database, int userId)
    {
        var (seen, started) = (clock.GetUtcNow() - rules.Value.IdleAfter, clock.GetUtcNow() - rules.Value.LongestSession);
        return database.Set<AccountSession>().Where(session => session.UserId == userId && session.EndedAt == null && session.SeenAt > seen && session.StartedAt > started);
    }

    /// <summary>Ends every session of an account when the open change is saved.</summary>
    public async Task EndAllAsync(ConsoleDb database, int userId)
    {
        foreach (var session in await Live(database, userId).ToListAsync()) End(session, database.Actor);
    }

    /// <summary>Ends one session when the open change is saved.</summary>
    public void End(AccountSession session, Actor by) => (session.EndedAt, session.EndedBy) = (clock.GetUtcNow(), by.Name);

    private SessionState StateOf(DateTimeOffset startedAt, DateTimeOffset seenAt)
    {
        var (now, idleAt, lastAt) = (clock.GetUtcNow(), seenAt + rules.Value.IdleAfter, startedAt + rules.Value.LongestSession);
        return new SessionState(now < idleAt && now < lastAt, now >= idleAt, idleAt < lastAt ? idleAt : lastAt, now >= idleAt - rules.Value.IdleWarning);
    }
}
