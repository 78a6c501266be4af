using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Overview;

namespace ParkingOps.Web.Data.Seeding;

/// <summary>
/// Loads what was published: districts, holiday notices, announced figures, programme targets, and the hospitals that the
/// announcements name, as drafts with what was announced and nothing else. What is there already stays as it is.
/// </summary>
public sealed class PublishedSeed(ConsoleDbFactory databases)
{
    /// <summary>Loads what is missing.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister, cancel);
        database.Reason = "seed-data/published";
        if (!await database.Districts.AnyAsync(cancel))
            SeedFiles.ForEach("districts.csv", row => database.Districts.Add(new District(row.GetString("code"), row.GetString("name_zh"), row.GetString("name_en"))));
        await AddCalendarAsync(database, cancel);
        if (!await database.AnnouncedFigures.AnyAsync(cancel)) AddAnnouncedFigures(database);
        if (!await database.ProgrammeTargets.AnyAsync(cancel)) AddTargets(database);
        await database.SaveChangesAsync(cancel);
        await AddHospitalsAsync(database, cancel);
    }

    private static async Task AddCalendarAsync(ConsoleDb database, CancellationToken cancel)
    {
        var known = await database.CalendarDays.Select(day => day.Date).ToHashSetAsync(cancel);
        SeedFiles.ForEach("calendar/holidays.csv", row =>
        {
            var date = row.Day("date")!.Value;
            if (known.Contains(date)) return;
            database.CalendarDays.Add(new CalendarDay
            {
                Date = date,
                Name = row.GetString("name"),
                IsOffDay = bool.Parse(row.GetString("is_off_day")),
                ArrangementYear = int.Parse(row.GetString("arrangement_year"), CultureInfo.InvariantCulture),
                Source = row.GetString("source"),
            });
        });
    }

    private static void AddAnnouncedFigures(ConsoleDb database) => SeedFiles.ForEach("published/announced-figures.csv", row =>
        database.AnnouncedFigures.Add(new AnnouncedFigure
        {
            AsOf = row.Day("as_of")!.Value,
            Programme = row.GetString("programme"),
            Metric = row.GetString("metric"),
            Value = row.Number("value")!.Value,
            Qualifier = row.GetString("qualifier"),
            Unit = row.GetString("unit"),
            Subject = row.GetString("subject"),
            Note = row.GetString("note"),
            Source = row.GetString("source"),
        }));

    private static void AddTargets(ConsoleDb database) => SeedFiles.ForEach("published/programme_targets.csv", row =>
        database.ProgrammeTargets.Add(new ProgrammeTarget
        {
            Programme = row.GetString("programme"),
            NameZh = row.GetString("name_zh"),
            NameEn = row.GetString("name_en"),
            DueOn = row.Day("due"),
            Metric = row.GetString("metric"),
            Target = row.Number("target"),
            Unit = row.GetString("unit"),
            Note = row.GetString("note"),
            Source = row.GetString("source"),
        }));

    private static async Task AddHospitalsAsync(ConsoleDb database, CancellationToken cancel)
    {
        var known = await database.Organisations.Select(organisation => organisation.Code).ToHashSetAsync(cancel);
        var number = 0;
        SeedFiles.ForEach("published/hospitals.csv", row =>
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"H-{++number:000}");
            if (known.Contains(code)) return;
            var hospital = Organisation.Register(code, row.GetString("name"), OrganisationKind.Hospital, AdministrativeLevel.Municipal);
            hospital.SetNote(string.Join("; ", new[] { row.Text("announced_as"), row.Text("grade"), row.Text("batch"), row.Text("note"), row.Text("source") }.OfType<string>()));
            var site = Site.Register($"{code}-P1", row.Text("announced_as") ?? row.GetString("name"), hospital);
            site.Describe(site.Name, row.Text("district_code"), row.Text("address"), null);
            site.Locate((double?)row.Number("latitude"), (double?)row.Number("longitude"));
            database.Add(site);
        });
        await database.SaveChangesAsync(cancel);
    }
}
