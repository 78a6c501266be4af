using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Drafts;

/// <summary>What was typed into one form.</summary>
public sealed record KeptInput(string Json, DateTimeOffset SavedAt);

/// <summary>Drafts of forms, each account's own.</summary>
public sealed class DraftService(ConsoleDbFactory databases, TimeProvider clock)
{
    private const int LongestJson = 200_000;

    /// <summary>What the account typed into a form in the last 24 hours, or null.</summary>
    public async Task<KeptInput?> FindAsync(string form)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        var (name, oldest) = (database.Actor.Name, clock.GetUtcNow() - FormDraft.KeptFor);
        return await database.FormDrafts.Where(draft => draft.UserName == name && draft.Form == form && draft.SavedAt > oldest)
            .Select(draft => new KeptInput(draft.Json, draft.SavedAt)).FirstOrDefaultAsync();
    }

    /// <summary>Keeps what the account typed into a form, and lets go of everybody's drafts that are too old.</summary>
    public async Task SaveAsync(string form, string json)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        if (json.Length > LongestJson) return;
        var (name, now) = (database.Actor.Name, clock.GetUtcNow());
        var oldest = now - FormDraft.KeptFor;
        await database.FormDrafts.Where(draft => draft.SavedAt <= oldest).ExecuteDeleteAsync();
        await database.Database.ExecuteSqlAsync($"""
            insert into form_drafts (user_name, form, json, saved_at) values ({name}, {form}, {json}, {now})
            on conflict (user_name, form) do update set json = excluded.json, saved_at = excluded.saved_at
            """);
    }

    /// <summary>Lets go of a draft: it was saved or is not wanted.</summary>
    public async Task RemoveAsync(string form)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        var name = database.Actor.Name;
        await database.FormDrafts.Where(draft => draft.UserName == name && draft.Form == form).ExecuteDeleteAsync();
    }
}
