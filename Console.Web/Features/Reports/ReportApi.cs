using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Reports.Workbooks;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Web.Features.Reports;

/// <summary>Files that leave the console: the monthly reports, and what the statistics page shows.</summary>
public static class ReportApi
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the files.</summary>
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").RequireAuthorization(nameof(Permission.ExportStatistics)).AddEndpointFilter(ActAsAsync);
        files.MapGet("/reports/{name:regex(^(hospital-reservation|off-peak-sharing)$)}.xlsx", MonthlyAsync);
        files.MapGet("/statistics/export.csv", CsvAsync);
        files.MapGet("/statistics/export.xlsx", ExcelAsync);
    }

    /// <summary>The kind of report with a name of the command line and of addresses; null for any other.</summary>
    public static ReportKind? KindOf(string name) => Enum.GetValues<ReportKind>().Cast<ReportKind?>().FirstOrDefault(kind => ReportKinds.ProgrammeOf(kind!.Value) == name);

    private static async ValueTask<object?> ActAsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        services.GetRequiredService<CurrentActor>().Be(ActorClaims.Read(context.HttpContext.User));
        try
        {
            var file = await next(context);
            await services.GetRequiredService<ExportTrail>().NoteAsync(Permission.ExportStatistics, context.HttpContext.Request.Path, $"{context.HttpContext.Request.QueryString}");
            return file;
        }
        catch (RuleException refusal)
        {
            return Results.Problem(services.GetRequiredService<RuleWords>().Of(refusal), statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> MonthlyAsync(string name, string? month, ReportService reports, MonthlyReportWriter writer, CancellationToken cancel)
    {
        if (KindOf(name) is not { } kind || !DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            throw new RuleException("report-month", month ?? "");
        var report = await reports.BuildAsync(kind, first, cancel);
        var file = new MemoryStream();
        writer.Write(report, file);
        file.Position = 0;
        return Results.File(file, Excel, writer.FileNameOf(report));
    }

    private static async Task<IResult> CsvAsync([AsParameters] FilterParameters parameters, StatisticsService statistics, TimeProvider clock, CancellationToken cancel)
    {
        var query = parameters.ToQuery(clock);
        var answer = await statistics.AnswerAsync(query, cancel);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        StatisticsFile.WriteCsv(text, query, answer);
        // The mark tells Excel that the file is UTF-8.
        return Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv", $"{FileName(query)}.csv");
    }

    private static async Task<IResult> ExcelAsync(
        [AsParameters] FilterParameters parameters, StatisticsService statistics, IStringLocalizer<StatisticsText> text, TimeProvider clock, CancellationToken cancel)
    {
        var query = parameters.ToQuery(clock);
        var answer = await statistics.AnswerAsync(query, cancel);
        var columns = new List<TableColumn> { new(text["Group"], CellStyle.Text, 22) };
        if (query.By.Contains(Grouping.Site)) columns.Add(new TableColumn(text["Site"], CellStyle.Text, 34));
        columns.AddRange(FigureDefinitions.All.Select(figure => new TableColumn(text[$"Figure.{figure.Name}"], StyleOf(figure), 16)));
        var file = new MemoryStream();
        TableWorkbook.Write(file, text["Title"], clock.GetUtcNow(), columns, answer.Rows.Select(row => CellsOf(query, row)));
        file.Position = 0;
        return Results.File(file, Excel, $"{FileName(query)}.xlsx");
    }

    private static List<object?> CellsOf(StatisticsQuery query, GroupFigures row)
    {
        var cells = new List<object?> { query.By is [Grouping.Day] ? row.Group.Day : StatisticsFile.NameOf(query.By[0], row.Group) };
        if (query.By.Contains(Grouping.Site)) cells.Add(row.Group.SiteName);
        cells.AddRange(FigureDefinitions.All.Select(figure => figure.Read(row.Figures) is bool flag ? FigureWords.Cell(figure, row.Figures) : figure.Read(row.Figures)));
        return cells;
    }

    private static string FileName(StatisticsQuery query) => $"statistics-{Shown.Day(query.From)}-{Shown.Day(query.To)}";

    private static CellStyle StyleOf(FigureDefinition figure) => figure.Kind switch
    {
        FigureKind.Count or FigureKind.Minutes => CellStyle.Count,
        FigureKind.Number when figure.Name == "turnover" => CellStyle.TwoDecimals,
        FigureKind.Number or FigureKind.Percent => CellStyle.OneDecimal,
        FigureKind.Instant => CellStyle.Instant,
        _ => CellStyle.Text,
    };

    /// <summary>The filter as it stands in the address of a file.</summary>
    private sealed record FilterParameters(
        [FromQuery] string? From, [FromQuery] string? To, [FromQuery] string? By, [FromQuery] string? District, [FromQuery] string? Kind, [FromQuery] string? Site, [FromQuery] string? Traffic)
    {
        public StatisticsQuery ToQuery(TimeProvider clock) => new StatisticsFilter
        {
            From = From,
            To = To,
            By = By,
            District = District,
            Kind = Kind,
            Site = Site,
            Traffic = Traffic,
        }.ToQuery(ServiceDay.Today(clock));
    }
}
