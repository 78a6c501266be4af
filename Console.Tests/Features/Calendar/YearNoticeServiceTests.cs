using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Sharing;
using Xunit;

namespace ParkingOps.Tests.Features.Calendar;

public sealed class YearNoticeServiceTests : IAsyncLifetime
{
    private const int NextYear = 2027;
    private const string Source = "https://www.gov.cn/drawn";
    private readonly ConsoleServices console = new();

    public async Task InitializeAsync()
    {
        await console.InitializeAsync();
        await console.OrganisationAsync("N");
        await console.SiteAsync(Register.Site("N", "N-1"), Lifecycle.Live);
        await console.QuotaAsync("N-1", 60);
        await console.PublishAsync(Register.Operator, "N-1", 40);
    }

    public Task DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task Preview_OfAYearThatWasComputed_NamesTheDaysWhoseKindChangesAndWhatTheyDo()
    {
        // New Year is a Friday, the day after a Saturday and a Sunday; the Saturday after is a make-up workday.
        var preview = await PreviewAsync(Row("2027-01-01"), Row("2027-01-02"), Row("2027-01-03"), Row("2027-01-09", "false"));

        Assert.Empty(preview.Faults);
        Assert.Equal([Day("2027-01-01"), Day("2027-01-02"), Day("2027-01-03"), Day("2027-01-09")], preview.Days);
        Assert.Equal([Day("2027-01-01"), Day("2027-01-09")], preview.Changes!.Lines.Select(line => line.Change.Day).Distinct());
        Assert.Equal(1, preview.Changes.Sites);
        Assert.Equal([24.0], preview.Changes.Lines[0].Change.After.Intended.Select(step => step.Time.Length.TotalHours));
        Assert.Empty(await RowsAsync(NextYear));
    }

    [Fact]
    public async Task Apply_OfANotice_ChangesTheCalendarAndIsInTheTrail()
    {
        await ApplyAsync(NextYear, Row("2027-01-01"), Row("2027-01-09", "false"));
        await ApplyAsync(NextYear, Row("2027-01-01", name: "元旦节"), Row("2027-01-04"));

        var calendar = await console.AsAsync<CalendarService, CityCalendar>(Register.Administrator, service => service.ShowAsync());
        Assert.Equal((DayKind.Holiday, DayKind.Holiday, DayKind.RestDay), (calendar.KindOf(Day("2027-01-01")), calendar.KindOf(Day("2027-01-04")), calendar.KindOf(Day("2027-01-09"))));
        Assert.Equal("元旦节", calendar.NameOf(Day("2027-01-01")));
        Assert.True(calendar.IsPublished(Day("2027-06-01")));
        Assert.Equal(["created", "created", "changed", "created", "deleted"], await TestDatabase.QueryAsync<string>(
            console.Connection, "select act from audit_trail where record = 'CalendarDay' and reason = 'calendar notice 2027' order by id <= (select min(id) + 1 from audit_trail where reason = 'calendar notice 2027') desc, act"));
    }

    [Fact]
    public async Task Apply_OfANoticeThatLeavesTooMuchPublished_TellsTheUnitAndTheOperators()
    {
        await console.SiteAsync(Register.Site("N", "N-2"), Lifecycle.Live);
        // Fewer on holidays; the offer begins after the last one that is known.
        WindowInput Of(string days, int spaces) => new() { Workdays = days == "work", RestDays = days == "rest", Holidays = days == "holiday", Start = new TimeOnly(18, 0), End = new TimeOnly(22, 0), Spaces = spaces };
        await console.AsAsync<SharingService>(Register.Operator, sharing => sharing.SetQuotaAsync(
            "N-2", new QuotaInput { FirstDay = console.Clock.Today, Windows = [Of("work", 40), Of("rest", 40), Of("holiday", 10)] }));
        var everyDay = Of("work", 40);
        (everyDay.RestDays, everyDay.Holidays) = (true, true);
        await console.AsAsync<OfferService>(Register.Operator, offers => offers.PublishAsync("N-2", new OfferInput { Spaces = 40, FirstDay = Day("2026-10-20"), Windows = [everyDay] }));

        await ApplyAsync(NextYear, Row("2027-01-01"));

        Assert.Equal(["operator 40 of 10 at 2027-01-01 18:00", "unit-manager 40 of 10 at 2027-01-01 18:00"], await TestDatabase.QueryAsync<string>(
            console.Connection, "select role || ' ' || arguments[4] || ' of ' || arguments[5] || ' at ' || arguments[3] from notices where subject = 'calendar-exceeds' and arguments[1] = 'Site N-2' order by 1"));
    }

    [Fact]
    public async Task Apply_ToFinishedDays_MarksThemAndTheTwoAfterToBeComputedAnew()
    {
        await TestDatabase.ExecuteAsync(console.Connection, "delete from changed_days");
        var rows = await RowsAsync(2026);
        rows.Add(Row("2026-03-11", year: "2026"));
        rows.Add(Row("2026-03-17", year: "2026"));

        await ApplyAsync(2026, [.. rows]);

        Assert.Equal([11, 12, 13, 17], await TestDatabase.QueryAsync<int>(
            console.Connection, "select distinct extract(day from day)::int from changed_days where day >= '2026-03-01' order by 1"));
    }

    [Fact]
    public async Task Preview_OfFaultyRows_NamesEveryOneAndAppliesNothing()
    {
        YearNoticeRow[] rows =
        [
            Row("2027-01-01"), Row("2027-13-01"), Row("2027-01-02", "off"), Row("2027-01-02", year: "2026"), Row("2027-01-01"), Row("2025-05-01"),
            Row("2027-01-03", name: " "), Row("2027-01-04", source: ""), Row("2026-12-31"),
        ];

        var faults = (await PreviewAsync(rows)).Faults;

        Assert.Equal(
            ["2 import-value", "3 import-value", "4 notice-year", "5 notice-twice", "6 notice-date", "7 name-missing", "8 notice-source"],
            faults.Select(fault => $"{fault.Number} {fault.Refusal.Code}"));
        Assert.Equal("notice-faults", await Register.RefusalAsync(() => ApplyAsync(NextYear, rows)));
        Assert.Equal("notice-empty", await Register.RefusalAsync(() => ApplyAsync(NextYear)));
        Assert.Equal("notice-years", await Register.RefusalAsync(() => ApplyAsync(1999, Row("1999-01-01", year: "1999"))));
        Assert.Empty(await RowsAsync(NextYear));
    }

    [Fact]
    public async Task Read_OfAFile_KeepsEveryRowAndNamesWhatIsBroken()
    {
        Assert.Equal(["元旦/2027/", "国庆/2027/", "//import-short-row"], (await ReadAsync(
            $"date,name,is_off_day,arrangement_year,source\n2027-01-01,元旦,true,2027,{Source}\n2027-10-01,国庆,true,2027,{Source}\n2027-10-02")).Select(row => $"{row.Name}/{row.Year}/{row.Fault?.Code}"));
        Assert.Equal("import-header", await Register.RefusalAsync(() => ReadAsync("date,name\n2027-01-01,元旦")));
    }

    [Fact]
    public async Task Notice_ByAnyoneButTheAdministrator_IsNotPermitted()
    {
        foreach (var actor in new[] { Register.Operator, Register.UnitManagerOf(1), Register.Auditor })
            Assert.Equal("not-permitted", await Register.RefusalAsync(() => console.AsAsync<YearNoticeService>(actor, notices => notices.ApplyAsync(NextYear, [Row("2027-01-01")]))));
    }

    private static DateOnly Day(string text) => Shanghai.Day(text);

    private static YearNoticeRow Row(string date, string isOffDay = "true", string name = "元旦", string year = "2027", string source = Source) =>
        new() { Date = date, Name = name, IsOffDay = isOffDay, Year = year, Source = source };

    private Task ApplyAsync(int year, params YearNoticeRow[] rows) => console.AsAsync<YearNoticeService>(Register.Administrator, notices => notices.ApplyAsync(year, rows));

    private Task<YearNoticePreview> PreviewAsync(params YearNoticeRow[] rows) =>
        console.AsAsync<YearNoticeService, YearNoticePreview>(Register.Administrator, notices => notices.PreviewAsync(NextYear, rows));

    private Task<List<YearNoticeRow>> RowsAsync(int year) => console.AsAsync<YearNoticeService, List<YearNoticeRow>>(Register.Administrator, notices => notices.RowsAsync(year));

    private async Task<List<YearNoticeRow>> ReadAsync(string text)
    {
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "notice.csv"));
        await File.WriteAllTextAsync(file.FullName, text);
        return await console.AsAsync<YearNoticeService, List<YearNoticeRow>>(Register.Administrator, notices => notices.ReadAsync(file));
    }
}
