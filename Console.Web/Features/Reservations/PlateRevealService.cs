using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>
/// Shows one plate in the clear to an operator who says why (semantics 9): to call a citizen whose space an emergency takes, say. The line in the
/// trail is durable before the plate is handed out, and holds the mask alone.
/// </summary>
public sealed class PlateRevealService(ConsoleDbFactory databases, PlateVault vault)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The plate of an agreement.</summary>
    /// <exception cref="RuleException"><c>reason-missing</c>, <c>not-found</c> or <c>plate-gone</c> when it is past its retention.</exception>
    public Task<string> RevealAgreementAsync(long id, string reason) => RevealAsync(
        database => database.Agreements.Where(one => one.Id == id).Select(one => new KeptPlate(one.SiteId, one.ExternalId, one.PlateMask, one.PlateCipher)), reason);

    /// <summary>The plate of a reservation.</summary>
    /// <exception cref="RuleException"><c>reason-missing</c>, <c>not-found</c> or <c>plate-gone</c> when it is past its retention.</exception>
    public Task<string> RevealReservationAsync(long id, string reason) => RevealAsync(
        database => database.Reservations.Where(one => one.Id == id).Select(one => new KeptPlate(one.SiteId, one.ExternalId, one.PlateMask, one.PlateCipher)), reason);

    private async Task<string> RevealAsync(Func<ConsoleDb, IQueryable<KeptPlate>> asked, string reason)
    {
        await using var database = await databases.OpenAsync(Permission.RevealPlate);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        await using var transaction = await database.Database.BeginTransactionAsync();
        var kept = await asked(database).FirstOrDefaultAsync() ?? throw new RuleException("not-found");
        if (kept.Cipher.Length == 0) throw new RuleException("plate-gone");
        var owner = await database.Sites.Where(site => site.Id == kept.SiteId).Select(site => (int?)site.OrganisationId).FirstOrDefaultAsync();
        var plate = vault.OpenPlate(kept.Cipher);
        database.Note(new AuditNote("revealed", nameof(Plate), kept.Mask)
        {
            After = JsonSerializer.Serialize(new { Booking = kept.ExternalId, kept.SiteId }, Json),
            Reason = reason.Trim(),
            OrganisationId = owner,
        });
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return plate;
    }

    private sealed record KeptPlate(int SiteId, string ExternalId, string Mask, byte[] Cipher);
}
