using System.Globalization;
using System.Text;
using CsvHelper;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Features.Suspensions;

/// <summary>The list of those whom a withdrawal affects, as a file.</summary>
public static class WithdrawalApi
{
    /// <summary>Maps <c>GET /withdrawals/{id}/affected.csv</c>.</summary>
    public static void MapWithdrawals(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/withdrawals/{id:int}/affected.csv", AffectedAsync).RequireAuthorization(nameof(Permission.PublishOffers));

    private static async Task<IResult> AffectedAsync(int id, HttpContext context, CurrentActor current, WithdrawalService withdrawals, ExportTrail exports)
    {
        current.Be(ActorClaims.Read(context.User));
        try
        {
            var affected = await withdrawals.AffectedAsync(id);
            await exports.NoteAsync(Permission.PublishOffers, context.Request.Path, "");
            return Results.File(Write(affected), "text/csv", string.Create(CultureInfo.InvariantCulture, $"withdrawal-{id}.csv"));
        }
        catch (RuleException refusal) when (refusal.Code == "not-found")
        {
            return Results.NotFound();
        }
    }

    private static byte[] Write(List<AffectedBooking> affected)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions(), true))
        {
            WriteRow(csv, ["kind", "id", "plate", "service", "from", "to"]);
            foreach (var one in affected)
                WriteRow(csv, [one.IsAgreement ? "agreement" : "reservation", one.ExternalId, one.PlateMask, $"{one.Service}", one.ShownFrom, one.ShownTo]);
        }
        // The mark tells Excel that the file is UTF-8.
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        // What a sender wrote must not become a formula.
        foreach (var cell in cells) csv.WriteField(cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal) ? $"'{cell}" : cell);
        csv.EndRecord();
    }
}
