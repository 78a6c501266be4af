using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sites;

/// <summary>What an import came to; each fault names its line and what is wrong.</summary>
public sealed record ImportOutcome(int Created, int Updated, IReadOnlyList<string> Faults);

/// <summary>Registers organisations and sites from a CSV file: the good rows go in, every faulty one is named.</summary>
public sealed class SiteImport(ConsoleDbFactory databases, RuleWords words, TimeProvider clock)
{
    /// <summary>Columns that must be there.</summary>
    public const string Header = "organisation_code,organisation_name,kind,level,district_code,site_code,site_name,address,total_spaces,shareable_spaces,lifecycle";

    /// <summary>Columns that may be there.</summary>
    public const string OptionalHeader = "site_kind,longitude,latitude,contact_name,contact_phone,services,site_contact_name,site_contact_phone,duty_hours";

    private static readonly Lifecycle[] Path = [Lifecycle.Draft, Lifecycle.Submitted, Lifecycle.Approved, Lifecycle.Live];

    /// <summary>Imports a file.</summary>
    /// <exception cref="RuleException"><c>import-header</c> when a column is missing.</exception>
    public async Task<ImportOutcome> ImportAsync(FileInfo file, CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister, cancel);
        database.Reason = $"import {file.Name}";
        using var csv = CsvFile.Open(file);
        var (created, updated, faults, lines) = (0, 0, new List<string>(), new Dictionary<string, long>());
        while (csv.Read())
        {
            if (csv.Row.RowNumber <= 2) csv.DemandColumns(Header);
            try
            {
                var row = WholeRow(csv);
                DemandOnce(row, csv.Line, lines);
                if (await TakeAsync(database, row, cancel)) created++;
                else updated++;
                await database.SaveChangesAsync(cancel);
            }
            catch (RuleException refusal)
            {
                faults.Add($"line {csv.Line}: {words.Of(refusal)}");
            }
            database.ChangeTracker.Clear();
        }
        if (created + updated + faults.Count == 0) csv.DemandColumns(Header);
        return new ImportOutcome(created, updated, faults);
    }

    private static ImportRow WholeRow(CsvFile csv)
    {
        if (csv.IsBroken) throw new RuleException("import-quote");
        if (csv.Row.FieldCount < Header.Split(',').Length) throw new RuleException("import-short-row", csv.Row.FieldCount);
        return new ImportRow(csv);
    }

    // The second row of one site would undo the first without a word.
    private static void DemandOnce(ImportRow row, long line, Dictionary<string, long> lines)
    {
        if (row.Text("site_code") is { } code && !lines.TryAdd(code, line)) throw new RuleException("import-twice", code, lines[code]);
    }

    private async Task<bool> TakeAsync(ConsoleDb database, ImportRow row, CancellationToken cancel)
    {
        var district = row.Text("district_code");
        if (district is not null && !await database.Districts.AnyAsync(one => one.Code == district, cancel)) throw new RuleException("district-unknown", district);
        var (total, shareable, target) = (row.Number("total_spaces"), row.Number("shareable_spaces"), row.Choice<Lifecycle>("lifecycle") ?? Lifecycle.Draft);
        if (total is null || shareable is null || shareable > total) throw new RuleException("site-capacity");
        var owner = await OwnerAsync(database, row, cancel);
        var code = RegisterCode.Check(row.Text("site_code"));
        var site = await database.Sites.Include(one => one.Organisation).FirstOrDefaultAsync(one => one.Code == code, cancel);
        var isNew = site is null;
        if (site is not null && site.Organisation.Code != owner.Code) throw new RuleException("site-of-another", code, site.Organisation.Code);
        if (site is null) database.Add(site = Site.Register(code, row.Text("site_name") ?? "", owner));
        site.Describe(row.Text("site_name") ?? "", district, row.Text("address"), row.Choice<SiteKind>("site_kind"));
        site.Locate(row.Degrees("latitude"), row.Degrees("longitude"));
        site.SetCapacity(DateOnly.MinValue, total.Value - shareable.Value, shareable.Value);
        site.AskFor(row.Text("services"));
        if (SaysContact(row)) site.SetContact(row.Text("site_contact_name"), row.Text("site_contact_phone"), row.Text("duty_hours"));
        if (isNew && target == Lifecycle.Live) site.TakeOverAsLive();
        Advance(site, target, database.Actor.Name);
        return isNew;
    }

    // A file from before these columns must not take away what is known.
    private static bool SaysContact(ImportRow row) => row.Text("site_contact_name") is not null || row.Text("site_contact_phone") is not null || row.Text("duty_hours") is not null;

    private static async Task<Organisation> OwnerAsync(ConsoleDb database, ImportRow row, CancellationToken cancel)
    {
        var code = RegisterCode.Check(row.Text("organisation_code"));
        var (kind, level) = (row.Choice<OrganisationKind>("kind") ?? throw new RuleException("import-value", "kind", ""), row.Choice<AdministrativeLevel>("level") ?? AdministrativeLevel.Municipal);
        var owner = await database.Organisations.FirstOrDefaultAsync(one => one.Code == code, cancel);
        if (owner is null) database.Add(owner = Organisation.Register(code, row.Text("organisation_name") ?? "", kind, level));
        else owner.Describe(row.Text("organisation_name") ?? "", kind, level);
        owner.SetContact(row.Text("contact_name"), row.Text("contact_phone"));
        return owner;
    }

    // A site that is to be live goes every step of the way, each recorded.
    private void Advance(Site site, Lifecycle target, string by)
    {
        var (at, now) = (Array.IndexOf(Path, site.Lifecycle), clock.GetUtcNow());
        var to = Array.IndexOf(Path, target);
        if (site.Lifecycle == target) return;
        if (at >= 0 && (to > at || target == Lifecycle.Suspended))
        {
            for (var step = at + 1; step <= (to < 0 ? Path.Length - 1 : to); step++) site.MoveTo(Path[step], by, now);
            if (to < 0) site.MoveTo(target, by, now, "import");
            return;
        }
        site.MoveTo(target, by, now, "import");
    }
}
