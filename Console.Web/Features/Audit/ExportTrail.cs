using System.Text.Encodings.Web;
using System.Text.Json;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Puts a file that leaves the console into the trail, before it leaves: who took what, with which filter.</summary>
public sealed class ExportTrail(ConsoleDbFactory databases)
{
    /// <summary>Kind of record under which files stand in the trail.</summary>
    public const string Record = "File";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Notes a file.</summary>
    /// <param name="permission">What lets the actor take it.</param>
    /// <param name="file">Its address.</param>
    /// <param name="filter">The query behind the address; empty for none.</param>
    public async Task NoteAsync(Permission permission, string file, string filter)
    {
        await using var database = await databases.OpenAsync(permission);
        var query = Uri.UnescapeDataString(filter.TrimStart('?').Replace('+', ' '));
        database.Note(new AuditNote("exported", Record, file) { After = query.Length == 0 ? null : JsonSerializer.Serialize(new { Filter = query }, Json) });
        await database.SaveChangesAsync();
    }
}
