using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Notices;

/// <summary>One notice as its reader sees it.</summary>
public sealed record NoticeRow(long Id, string Subject, string[] Arguments, string Link, DateTimeOffset At, bool IsRead);

/// <summary>The notices of the account that asks.</summary>
public sealed class NoticeService(ConsoleDbFactory databases, INoticeSignals signals, TimeProvider clock)
{
    /// <summary>How many it has not read.</summary>
    public async Task<int> CountUnreadAsync()
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        return await Unread(database).CountAsync();
    }

    /// <summary>Its notices, the newest first.</summary>
    public async Task<Page<NoticeRow>> ListAsync(int skip, int take)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        var name = database.Actor.Name;
        var rows = await Mine(database).OrderByDescending(notice => notice.Id).Skip(skip).Take(take)
            .Select(notice => new NoticeRow(notice.Id, notice.Subject, notice.Arguments, notice.Link, notice.At,
                database.NoticeReadings.Any(reading => reading.NoticeId == notice.Id && reading.UserName == name)))
            .ToListAsync();
        return new Page<NoticeRow>(rows, await Mine(database).CountAsync());
    }

    /// <summary>Notes that it has read one.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task MarkReadAsync(long noticeId)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        if (!await Mine(database).AnyAsync(notice => notice.Id == noticeId)) throw new RuleException("not-found");
        await ReadAsync(database, [noticeId]);
    }

    /// <summary>Notes that it has read all that lead to a page: the page is open.</summary>
    public async Task MarkReadAtAsync(string link)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        var there = await Unread(database).Where(notice => notice.Link == link).Select(notice => notice.Id).ToArrayAsync();
        if (there.Length > 0) await ReadAsync(database, there);
    }

    /// <summary>Notes that it has read them all.</summary>
    public async Task MarkAllReadAsync()
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        await ReadAsync(database, await Unread(database).Select(notice => notice.Id).ToArrayAsync());
    }

    private static IQueryable<Notice> Mine(ConsoleDb database)
    {
        var (name, roles) = (database.Actor.Name, database.Actor.Roles);
        return database.Notices.Where(notice => notice.UserName == name || (notice.Role != null && roles.Contains(notice.Role)));
    }

    private static IQueryable<Notice> Unread(ConsoleDb database)
    {
        var name = database.Actor.Name;
        return Mine(database).Where(notice => !database.NoticeReadings.Any(reading => reading.NoticeId == notice.Id && reading.UserName == name));
    }

    // Two windows of one account may read a notice at once.
    private async Task ReadAsync(ConsoleDb database, long[] noticeIds)
    {
        var (name, now) = (database.Actor.Name, clock.GetUtcNow());
        await database.Database.ExecuteSqlAsync(
            $"insert into notice_readings (notice_id, user_name, read_at) select one, {name}, {now} from unnest({noticeIds}) one on conflict do nothing");
        await signals.SendAsync(database);
    }
}
