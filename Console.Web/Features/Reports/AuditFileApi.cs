using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Layout;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>The audit trail as an Excel file, with the filter of the page; that it was taken is in the trail too.</summary>
internal static class AuditFileApi
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the file.</summary>
    public static void MapAuditFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit/export.xlsx", WriteAsync).RequireAuthorization(nameof(Permission.SeeAudit));

    private static async Task<IResult> WriteAsync(
        [AsParameters] Parameters parameters, HttpContext context, CurrentActor current, AuditService audit, AuditFileWriter writer, ExportTrail exports, RuleWords rules)
    {
        current.Be(ActorClaims.Read(context.User));
        try
        {
            var lines = await audit.ExportAsync(parameters.ToQuery().ToFilter());
            await exports.NoteAsync(Permission.SeeAudit, context.Request.Path, $"{context.Request.QueryString}");
            return Results.File(writer.Write(lines), Excel, writer.FileName);
        }
        catch (Domain.RuleException refusal)
        {
            return Results.Problem(rules.Of(refusal), statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private sealed record Parameters(
        [FromQuery] string? By, [FromQuery] string? Key, [FromQuery] string? Record, [FromQuery] string? Act, [FromQuery] string? From, [FromQuery] string? To)
    {
        public AuditQuery ToQuery() => new() { By = By, Key = Key, Record = Record, Act = Act, From = AuditQuery.Day(From), To = AuditQuery.Day(To) };
    }
}

/// <summary>Writes lines of the trail as a workbook, in words.</summary>
public sealed class AuditFileWriter(AuditWords words, IStringLocalizer<AuditText> text, IStringLocalizer<ShellText> shell, TimeProvider clock)
{
    /// <summary>Name of the file.</summary>
    public string FileName => $"audit-{Shown.Day(ServiceDay.Today(clock))}.xlsx";

    /// <summary>The workbook, from its beginning.</summary>
    public MemoryStream Write(AuditPageRows lines)
    {
        List<TableColumn> columns =
        [
            new(text["Number"], CellStyle.Count, 10), new(shell["At"], CellStyle.Instant, 18), new(text["Person"], CellStyle.Text, 18), new(text["Address"], CellStyle.Text, 16), new(text["Act"], CellStyle.Text, 14),
            new(text["Record"], CellStyle.Text, 18), new(text["RecordKey"], CellStyle.Text, 18), new(text["Changes"], CellStyle.Text, 70), new(shell["Reason"], CellStyle.Text, 30),
        ];
        var file = new MemoryStream();
        TableWorkbook.Write(file, text["Title"], clock.GetUtcNow(), columns, lines.Rows.Select(row => new List<object?>
        {
            row.Id, row.At, row.By, row.Address, words.Act(row.Act), words.Record(row.Record), row.Key, words.Told(row, lines.Names), row.Reason,
        }));
        file.Position = 0;
        return file;
    }
}
