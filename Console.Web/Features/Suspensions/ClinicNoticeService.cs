using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Suspensions;

/// <summary>Clinic notices: entered, imported, and searched by district or name as citizens do. The newest of a department counts.</summary>
public sealed class ClinicNoticeService(ConsoleDbFactory databases, RuleWords words, TimeProvider clock)
{
    /// <summary>Columns of a file of notices.</summary>
    public const string Header = "organisation_code,department,state,source,confirmed_at";

    private const int MostRows = 500;

    /// <summary>The present notice of each department, closed ones first.</summary>
    /// <param name="district">Code of a district in which the hospital has a site, or null.</param>
    /// <param name="find">Part of the name of a hospital or department, or null.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<List<NoticeRow>> ListAsync(string? district = null, string? find = null, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister, cancel);
        var rows = from notice in database.ClinicNotices.AsNoTracking()
                   join organisation in database.Organisations on notice.OrganisationId equals organisation.Id
                   where !database.ClinicNotices.Any(later => later.OrganisationId == notice.OrganisationId && later.Department == notice.Department
                       && (later.ConfirmedAt > notice.ConfirmedAt || (later.ConfirmedAt == notice.ConfirmedAt && later.Id > notice.Id)))
                   select new { notice, organisation };
        if (!string.IsNullOrEmpty(district)) rows = rows.Where(row => database.Sites.Any(site => site.OrganisationId == row.organisation.Id && site.DistrictCode == district));
        if (!string.IsNullOrWhiteSpace(find) && Pattern.Containing(find) is var text)
            rows = rows.Where(row => EF.Functions.Like(row.organisation.Name, text, Pattern.Escape) || EF.Functions.Like(row.notice.Department, text, Pattern.Escape));
        return await rows.OrderByDescending(row => row.notice.IsClosed).ThenByDescending(row => row.notice.ConfirmedAt).Take(MostRows)
            .Select(row => new NoticeRow(
                row.notice.Id, row.organisation.Code, row.organisation.Name,
                database.Sites.Where(site => site.OrganisationId == row.organisation.Id && site.DistrictCode != null).Select(site => site.DistrictCode).Distinct().ToList(),
                row.notice.Department, row.notice.IsClosed, row.notice.Source, row.notice.ConfirmedAt))
            .ToListAsync(cancel);
    }

    /// <summary>Enters a notice.</summary>
    /// <exception cref="RuleException"><c>notice-hospital</c>, or what <see cref="ClinicNotice.Enter"/> refuses.</exception>
    public async Task EnterAsync(NoticeInput input)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await AddAsync(database, input);
        await database.SaveChangesAsync();
    }

    /// <summary>Imports a CSV file of notices: good rows are entered, each faulty one is named.</summary>
    /// <exception cref="RuleException"><c>import-header</c>.</exception>
    public async Task<NoticeImport> ImportAsync(FileInfo file)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var (taken, faults) = (0, new List<NoticeFault>());
        using var csv = CsvFile.Open(file);
        while (csv.Read())
        {
            if (csv.Row.RowNumber <= 2) csv.DemandColumns(Header);
            try
            {
                await AddAsync(database, Read(csv));
                taken++;
            }
            catch (RuleException refusal)
            {
                faults.Add(new NoticeFault($"{csv.Line}", words.Of(refusal)));
            }
        }
        if (taken + faults.Count == 0) throw new RuleException("import-header", Header);
        await database.SaveChangesAsync();
        return new NoticeImport(taken, faults);
    }

    private static NoticeInput Read(CsvFile csv)
    {
        if (csv.IsBroken) throw new RuleException("import-quote");
        var cells = Header.Split(',').ToDictionary(name => name, csv.Cell);
        if (cells["state"].ToLowerInvariant() is not ("closed" or "open" or "停诊" or "开诊")) throw new RuleException("import-value", "state", cells["state"]);
        if (!DateTimeOffset.TryParseExact(cells["confirmed_at"], ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var confirmed))
            throw new RuleException("import-value", "confirmed_at", cells["confirmed_at"]);
        return new NoticeInput
        {
            OrganisationCode = cells["organisation_code"],
            Department = cells["department"],
            IsClosed = cells["state"].ToLowerInvariant() is "closed" or "停诊",
            Source = cells["source"],
            ConfirmedAt = ServiceDay.Local(confirmed),
        };
    }

    private async Task AddAsync(ConsoleDb database, NoticeInput input)
    {
        var code = input.OrganisationCode.Trim().ToUpperInvariant();
        var hospital = await database.Organisations.FirstOrDefaultAsync(one => one.Code == code && one.Kind == OrganisationKind.Hospital) ?? throw new RuleException("notice-hospital", input.OrganisationCode);
        database.Add(ClinicNotice.Enter(hospital.Id, input.Department, input.IsClosed, input.Source, ServiceDay.At(input.ConfirmedAt), database.Actor.Name, clock.GetUtcNow()));
    }
}
