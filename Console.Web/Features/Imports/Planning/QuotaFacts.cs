using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>What a row says of a quota: one window of one version; null where it is blank or has a fault.</summary>
internal sealed record QuotaFacts(BookRow Row, string? SiteCode, ServiceKind? Service, DateOnly? FirstDay, QuotaWindow? Window, string? Reason)
{
    private const int DayMinutes = 1440;
    private const int MostSpaces = 100_000;

    /// <summary>Reads a row.</summary>
    public static QuotaFacts Of(BookRow row) => new(
        row,
        row.Code(ImportColumn.SiteCode),
        row.Choice(ImportColumn.Service, ImportWords.Services),
        row.Day(ImportColumn.FirstDay),
        WindowOf(row),
        row.Text(ImportColumn.Reason, RegisterCode.NameLimit));

    private static QuotaWindow? WindowOf(BookRow row)
    {
        var (kinds, start, end) = (KindsOf(row), row.Minute(ImportColumn.Start), row.Minute(ImportColumn.End));
        var endDay = row.Choice(ImportColumn.EndDay, ImportWords.EndDays);
        var spaces = row.Number(ImportColumn.Spaces, 1, MostSpaces);
        if (start == DayMinutes) row.Refuse(ImportColumn.Start, "window-start");
        if (!row.IsGood || kinds is null || start is null || end is null || spaces is null) return null;
        // Who writes 18:00 to 08:00 and no more means the next morning.
        var days = endDay ?? (end <= start ? 1 : 0);
        return CellValues.Try(row, ImportColumn.End, () => new QuotaWindow(new TimeWindow(kinds.Value, start.Value, days * DayMinutes + end.Value - start.Value), spaces.Value));
    }

    private static DayKinds? KindsOf(BookRow row)
    {
        if (row.Text(ImportColumn.DayKinds, RegisterCode.NameLimit) is not { } text) return null;
        var kinds = ImportWords.FindDayKinds(text);
        if (kinds is null) row.Refuse(ImportColumn.DayKinds, "import-choice", string.Join(", ", ImportWords.OfferedDayKinds));
        return kinds;
    }
}
