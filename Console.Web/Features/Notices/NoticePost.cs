using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Notices;

/// <summary>What a notice says, whoever it is for.</summary>
/// <param name="Subject">Key of the texts.</param>
/// <param name="Link">Address of the page where it leads.</param>
/// <param name="Arguments">What fills the holes of its words.</param>
public sealed record NoticeWords(string Subject, string Link, params string[] Arguments);

/// <summary>Sends notices in the transaction of the act that they tell of, so that there is never one without the other.</summary>
public sealed class NoticePost(INoticeSignals signals, TimeProvider clock)
{
    /// <summary>Tells everybody of a role; for a unit manager's role, those of one organisation.</summary>
    internal Task ToRoleAsync(ConsoleDb database, string role, int? organisationId, NoticeWords words)
    {
        if (role == Role.UnitManager && organisationId is null) throw new ArgumentNullException(nameof(organisationId));
        return SendAsync(database, (role, null, organisationId), words);
    }

    /// <summary>Tells one account; with the organisation that it may be bound to.</summary>
    internal Task ToAccountAsync(ConsoleDb database, string userName, int? organisationId, NoticeWords words) =>
        SendAsync(database, (null, userName, organisationId), words);

    private async Task SendAsync(ConsoleDb database, (string? Role, string? UserName, int? OrganisationId) reader, NoticeWords words)
    {
        database.Add(new Notice
        {
            Role = reader.Role,
            UserName = reader.UserName,
            OrganisationId = reader.OrganisationId,
            Subject = words.Subject,
            Arguments = words.Arguments,
            Link = words.Link,
            At = clock.GetUtcNow(),
        });
        await database.SaveChangesAsync();
        await signals.SendAsync(database);
    }
}
