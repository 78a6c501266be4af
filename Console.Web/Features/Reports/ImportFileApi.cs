using System.Globalization;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Imports.Reading;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>Files of imports: the template, and the rows of an import that did not go in.</summary>
internal static class ImportFileApi
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the files.</summary>
    public static void MapImportFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/imports").RequireAuthorization(nameof(Permission.EditRegister)).AddEndpointFilter(ActAsAsync);
        files.MapGet("/template.xlsx", TemplateAsync);
        files.MapGet("/{id:int}/faults.xlsx", FaultsAsync);
    }

    private static async ValueTask<object?> ActAsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        services.GetRequiredService<CurrentActor>().Be(ActorClaims.Read(context.HttpContext.User));
        try
        {
            var file = await next(context);
            await services.GetRequiredService<ExportTrail>().NoteAsync(Permission.EditRegister, context.HttpContext.Request.Path, "");
            return file;
        }
        catch (Domain.RuleException refusal)
        {
            return Results.Problem(services.GetRequiredService<RuleWords>().Of(refusal), statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> TemplateAsync(ImportTemplateService register, ImportTemplateWriter writer) =>
        Results.File(writer.Write(new ImportWords(await register.DistrictsAsync())), Excel, $"{ImportLayout.Chinese("TemplateFile")}.xlsx");

    private static async Task<IResult> FaultsAsync(int id, ImportService imports, ImportTemplateService register, FaultyRowsWriter writer)
    {
        var (fileName, rows) = await imports.FaultsAsync(id);
        return Results.File(writer.Write(new ImportWords(await register.DistrictsAsync()), rows), Excel, writer.NameFor(fileName));
    }
}

/// <summary>Writes the template of an import.</summary>
public sealed class ImportTemplateWriter(TimeProvider clock)
{
    /// <summary>The workbook, from its beginning.</summary>
    internal MemoryStream Write(ImportWords words)
    {
        var output = new MemoryStream();
        using (var file = new WorkbookFile(output, ImportLayout.Chinese("Guide.Title"), clock.GetUtcNow()))
        {
            var workbook = new ImportWorkbook(file, words);
            workbook.AddGuide();
            foreach (var sheet in Enum.GetValues<ImportSheet>()) workbook.Add(sheet, Examples(sheet).Select(cells => new ImportWorkbookRow(cells)));
        }
        output.Position = 0;
        return output;
    }

    // From tomorrow on, so that an example is one that would go in.
    private IEnumerable<IReadOnlyList<string>> Examples(ImportSheet sheet) =>
        string.Format(CultureInfo.InvariantCulture, ImportLayout.Chinese($"Examples.{sheet}"), Shown.Day(ServiceDay.Today(clock).AddDays(1))).Split(';').Select(row => row.Trim().Split('|'));
}

/// <summary>Writes the rows of an import that did not go in, in the template's layout: a note beside every faulty cell, and all faults of a row at its end.</summary>
public sealed class FaultyRowsWriter(IStringLocalizer<ImportText> text, TimeProvider clock)
{
    /// <summary>Name of the file with the faulty rows of another.</summary>
    public string NameFor(string fileName) => $"{Path.GetFileNameWithoutExtension(fileName)}-{text["FaultsFile"]}.xlsx";

    /// <summary>The workbook, from its beginning.</summary>
    internal MemoryStream Write(ImportWords words, IReadOnlyList<FaultyRow> rows)
    {
        var output = new MemoryStream();
        using (var file = new WorkbookFile(output, text["FaultsFile"], clock.GetUtcNow()))
        {
            var workbook = new ImportWorkbook(file, words);
            workbook.AddGuide();
            foreach (var sheet in Enum.GetValues<ImportSheet>())
                workbook.Add(sheet, rows.Where(row => row.Sheet == sheet).Select(row => new ImportWorkbookRow(row.Cells, row.Faults, text["FaultsRow", row.Row, Told(row)])), (text["FaultsHeading"], text["Title"]));
        }
        output.Position = 0;
        return output;
    }

    private static string Told(FaultyRow row) => string.Join('\n', row.Faults.Select(fault => fault.Column is { } column ? $"{ImportLayout.Heading(column)}: {fault.Words}" : fault.Words));
}
