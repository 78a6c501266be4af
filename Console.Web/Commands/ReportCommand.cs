using System.CommandLine;
using System.Globalization;
using ParkingOps.Domain;
using ParkingOps.Web.Features.Reports;

namespace ParkingOps.Web.Commands;

/// <summary><c>report KIND --month YYYY-MM --out FILE.xlsx</c>: writes a monthly report, in Chinese.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "hospital-reservation or off-peak-sharing." };
        kind.AcceptOnlyFromAmong([.. Enum.GetValues<ReportKind>().Select(ReportKinds.ProgrammeOf)]);
        var month = new Option<string>("--month") { Description = "Month, YYYY-MM.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "File to write.", Required = true };
        var command = new Command("report", "Write a monthly Excel report.") { kind, month, output };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var text = parsed.GetRequiredValue(month);
            if (!DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) throw new RuleException("report-month", text);
            // The reports are for the city's leadership, who read Chinese; a refusal is worded by the caller, in the language of the command line.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            var report = await services.GetRequiredService<ReportService>().BuildAsync(ReportApi.KindOf(parsed.GetRequiredValue(kind))!.Value, first, stop);
            await using var file = parsed.GetRequiredValue(output).Create();
            services.GetRequiredService<MonthlyReportWriter>().Write(report, file);
            return 0;
        }, cancel));
        return command;
    }
}
