using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
using ParkingOps.Web.Data.Searching;

namespace ParkingOps.Web.Features.Search;

/// <summary>Finds organisations, sites and people by code, name, pinyin initials or address, in the scope of who looks.</summary>
public sealed class SearchService(ConsoleDbFactory databases)
{
    /// <summary>Hits of each kind at most.</summary>
    public const int MostOfAKind = 6;

    /// <summary>What fits a text, organisations first, those that begin with it before those that contain it; nothing for an empty text.</summary>
    /// <param name="find">What was typed so far; width of characters, capitals and spaces do not matter.</param>
    /// <param name="cancel">Ends the search, since another was begun.</param>
    public async Task<List<SearchHit>> FindAsync(string find, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister, cancel);
        var text = NormalName.Of(find);
        if (text.Length == 0) return [];
        var organisations = await OrganisationsAsync(database, text, cancel);
        var sites = await SitesAsync(database, text, cancel);
        return [.. organisations, .. sites, .. await PeopleAsync(database, text, cancel)];
    }

    private static Task<List<SearchHit>> OrganisationsAsync(ConsoleDb database, string text, CancellationToken cancel)
    {
        var (inside, start, code) = (Pattern.Containing(text), Pattern.Starting(text), Pattern.Containing(text.ToUpperInvariant()));
        return database.Organisations
            .Where(one => EF.Functions.Like(EF.Property<string>(one, SearchText.Property), inside, Pattern.Escape) || EF.Functions.Like(one.Code, code, Pattern.Escape))
            .OrderByDescending(one => EF.Functions.Like(EF.Property<string>(one, SearchText.Property), start, Pattern.Escape)).ThenBy(one => one.Code)
            .Take(MostOfAKind)
            .Select(one => new SearchHit(HitKind.Organisation, one.Name, one.Code, "organisations/" + one.Code))
            .ToListAsync(cancel);
    }

    private static Task<List<SearchHit>> SitesAsync(ConsoleDb database, string text, CancellationToken cancel)
    {
        var (inside, start, code) = (Pattern.Containing(text), Pattern.Starting(text), Pattern.Containing(text.ToUpperInvariant()));
        return database.Sites
            .Where(one => EF.Functions.Like(EF.Property<string>(one, SearchText.Property), inside, Pattern.Escape) || EF.Functions.Like(one.Code, code, Pattern.Escape))
            .OrderByDescending(one => EF.Functions.Like(EF.Property<string>(one, SearchText.Property), start, Pattern.Escape)).ThenBy(one => one.Code)
            .Take(MostOfAKind)
            .Select(one => new SearchHit(HitKind.Site, one.Name, one.Address == null ? one.Code : one.Code + " · " + one.Address, "sites/" + one.Code))
            .ToListAsync(cancel);
    }

    // Accounts are seen by those who see the page of accounts.
    private static async Task<List<SearchHit>> PeopleAsync(ConsoleDb database, string text, CancellationToken cancel)
    {
        var (inside, account) = (Pattern.Containing(text), Pattern.Containing(text.ToUpperInvariant()));
        var contacts = await database.Organisations
            .Where(one => EF.Functions.Like(EF.Property<string>(one, SearchText.ContactProperty), inside, Pattern.Escape))
            .OrderBy(one => one.Code).Take(MostOfAKind)
            .Select(one => new SearchHit(HitKind.Person, one.ContactName ?? one.ContactPhone!, one.Name + " · " + one.ContactPhone, "organisations/" + one.Code)).ToListAsync(cancel);
        if (!database.Actor.May(Permission.SeeSystem)) return contacts;
        return [.. contacts, .. await database.Users.Where(one => EF.Functions.Like(one.NormalizedUserName!, account, Pattern.Escape))
            .OrderBy(one => one.UserName).Take(MostOfAKind)
            .Select(one => new SearchHit(HitKind.Person, one.UserName!, "", "users")).ToListAsync(cancel)];
    }
}
