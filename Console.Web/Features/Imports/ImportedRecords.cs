using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Imports.Planning;

namespace ParkingOps.Web.Features.Imports;

/// <summary>Takes down what an import made and changed, once all of it has its numbers.</summary>
internal static class ImportedRecords
{
    public static List<ImportedRecord> Of(int import, ImportPlan plan, List<(Site Site, Quota Quota)> quotas) =>
    [
        .. plan.NewOrganisations.Select(one => Made(import, ImportedKind.Organisation, one.Id, one.Code)),
        .. plan.MergedOrganisations.Select(one => Made(import, ImportedKind.Organisation, one.Record.Id, one.Record.Code, one.Before)),
        .. plan.NewSites.Select(one => Made(import, ImportedKind.Site, one.Id, one.Code)),
        .. plan.MergedSites.Select(one => Made(import, ImportedKind.Site, one.Record.Id, one.Record.Code, one.Before)),
        .. quotas.Select(one => Made(import, ImportedKind.Quota, one.Quota.Id, one.Site.Code)),
    ];

    /// <summary>Writes them by one statement: nobody has to track thousands of rows that are only read again to take the import back.</summary>
    public static async Task WriteAsync(ConsoleDb database, List<ImportedRecord> records)
    {
        var (imports, kinds, ids) = (records.ConvertAll(one => one.ImportId), records.ConvertAll(one => (int)one.Kind), records.ConvertAll(one => one.RecordId));
        var (codes, before) = (records.ConvertAll(one => one.Code), records.ConvertAll(one => one.Before));
        await database.Database.ExecuteSqlAsync($"insert into imported_records (import_id, kind, record_id, code, before) select * from unnest({imports}, {kinds}, {ids}, {codes}, {before})");
    }

    private static ImportedRecord Made(int import, ImportedKind kind, int id, string code, string? before = null) =>
        new() { ImportId = import, Kind = kind, RecordId = id, Code = code, Before = before };
}
