using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Imports;
using Xunit;
using static ParkingOps.Tests.Features.Imports.BookBuilder;
using Column = ParkingOps.Web.Features.Imports.ImportColumn;
using Sheet = ParkingOps.Web.Features.Imports.ImportSheet;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>A workbook of 5,000 rows with every kind of fault, saved by LibreOffice before it is uploaded.</summary>
public sealed class ImportFaultTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private const int Units = 1000;
    private const int ExtraQuotas = 2000;
    private static readonly string Long = new('长', 400);

    // Sheet, column whose cell is spoilt, what stands there, and the rule that refuses it.
    private static readonly (Sheet Sheet, Column Column, object? Value, string Code)[] Kinds =
    [
        (Sheet.Organisations, Column.OrganisationCode, null, "import-required"), (Sheet.Organisations, Column.OrganisationCode, "单位 1", "code-form"), (Sheet.Organisations, Column.OrganisationCode, "U-0", "import-code-twice"),
        (Sheet.Organisations, Column.OrganisationName, null, "import-required"), (Sheet.Organisations, Column.OrganisationName, Long, "import-long"), (Sheet.Organisations, Column.OrganisationName, "单位　Ｕ－0", "import-name-twice"),
        (Sheet.Organisations, Column.OrganisationKind, "城堡", "import-choice"), (Sheet.Organisations, Column.Level, "国家级", "import-choice"), (Sheet.Organisations, Column.ContactPhone, "门卫", "import-phone"),
        (Sheet.Organisations, Column.ContactName, new Formula("CONCATENATE(\"a\",\"b\")", "ab"), "import-formula"),
        (Sheet.Sites, Column.SiteCode, "P_1", "code-form"), (Sheet.Sites, Column.SiteCode, "U-0-P1", "import-code-twice"), (Sheet.Sites, Column.OrganisationCode, "NOBODY", "import-referent-missing"), (Sheet.Sites, Column.OrganisationCode, "U-22", "import-referent-faulty"),
        (Sheet.Sites, Column.District, null, "import-required"), (Sheet.Sites, Column.District, "浦西区", "import-choice"), (Sheet.Sites, Column.Address, Long, "import-long"), (Sheet.Sites, Column.SiteKind, "船坞", "import-choice"),
        (Sheet.Sites, Column.TotalSpaces, "一百", "import-number"), (Sheet.Sites, Column.TotalSpaces, 0, "import-range"), (Sheet.Sites, Column.TotalSpaces, 12.5, "import-number"), (Sheet.Sites, Column.ShareableSpaces, 101, "import-shareable"),
        (Sheet.Sites, Column.Latitude, "北纬31度", "import-degrees"), (Sheet.Sites, Column.Latitude, 131.2, "site-position"), (Sheet.Sites, Column.Longitude, null, "site-position"), (Sheet.Sites, Column.DutyHours, Long, "import-long"),
        (Sheet.Sites, Column.ContactName, new Formula("1/0", "0"), "import-formula"),
        (Sheet.Quotas, Column.SiteCode, "NOWHERE", "import-referent-missing"), (Sheet.Quotas, Column.Service, "洗车", "import-choice"), (Sheet.Quotas, Column.FirstDay, "明天", "import-day"), (Sheet.Quotas, Column.FirstDay, new DateOnly(2001, 1, 1), "quota-past"),
        (Sheet.Quotas, Column.FirstDay, new DateOnly(2099, 1, 1), "date-too-far"), (Sheet.Quotas, Column.DayKinds, "雨天", "import-choice"), (Sheet.Quotas, Column.Start, "25:00", "window-time"), (Sheet.Quotas, Column.Start, "24:00", "window-start"),
        (Sheet.Quotas, Column.EndDay, "当日", "window-length"), (Sheet.Quotas, Column.EndDay, "下周", "import-choice"), (Sheet.Quotas, Column.Spaces, 0, "import-range"), (Sheet.Quotas, Column.Spaces, 61, "quota-exceeds-capacity"), (Sheet.Quotas, Column.Reason, Long, "import-long"),
    ];

    [Fact]
    public async Task Check_OfFiveThousandRowsWithEveryFault_NamesEachByPlaceAndLetsTheOthersIn()
    {
        var (book, expected) = Spoilt();
        var id = await console.UploadAsync(LibreOffice.ToWorkbook(book.ToBytes()));

        var preview = await console.CheckAsync(id);

        var found = preview.Faults.Select(fault => (fault.Sheet, fault.Row, fault.Refusal.Code)).ToHashSet();
        Assert.True(Kinds.Select(kind => (kind.Sheet, kind.Column, kind.Code)).Distinct().Count() >= 30);
        Assert.Subset(found, expected);
        Assert.Equal(ImportService.MostRows, preview.Sheets.Sum(sheet => sheet.Rows));
        Assert.Equal(preview.Faults.Select(fault => (fault.Sheet, fault.Row)).Distinct().Count(), preview.Faulty);
        // Every other fault is one of a row that needs a faulty one.
        Assert.Subset(new HashSet<string> { "import-referent-faulty", "import-group-faulty", "import-referent-missing" }, found.Except(expected).Select(one => one.Code).ToHashSet());
        var import = await console.RunAsync(id, "五千行");
        Assert.Equal((ImportService.MostRows - preview.Faulty, preview.Faulty), (preview.Good, import.Faulty));
        await console.UndoAsync(id);
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.FindSiteAsync("U-999-P1")));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Fault_OfEveryKind_HasWords(string language)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        using var scope = console.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<RuleWords>();

        Assert.All(Kinds, kind => Assert.NotEqual(kind.Code, words.Of(new RuleException(kind.Code, 1, 2, 3))));
    }

    [Fact]
    public async Task Check_OfQuotaWindowsThatMeet_RefusesTheWholeVersion()
    {
        var day = console.Clock.Today.AddDays(1);
        var book = new BookBuilder().WithUnit("MEET", day).With(Sheet.Quotas, "MEET-P1", "错峰共享", day, "每天", "20:00", "22:00", null, 10, null);

        var preview = await console.CheckAsync(await console.UploadAsync(book));

        Assert.Equal(["quota-windows-overlap", "import-group-faulty"], preview.Faults.Select(fault => fault.Refusal.Code));
        Assert.Equal(2, preview.Good);
    }

    private static int PlaceOf(Sheet sheet, Column column) => ImportLayout.Of(sheet).ToList().IndexOf(column);

    private (BookBuilder Book, HashSet<(Sheet Sheet, int Row, string Code)> Expected) Spoilt()
    {
        var (book, day, expected) = (new BookBuilder(), console.Clock.Today.AddDays(1), new HashSet<(Sheet Sheet, int Row, string Code)>());
        for (var unit = 0; unit < Units; unit++) book.WithUnit($"U-{unit}", day);
        for (var extra = 0; extra < ExtraQuotas; extra++) book.With(Sheet.Quotas, Quota($"U-{extra % Units}-P1", day.AddDays(1 + extra / Units * 30), 40));
        // Spread out, so that no fault meets another but where it is meant to.
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var (sheet, column, value, code) = Kinds[kind];
            var row = 1 + kind * 7;
            book.Rows[sheet][row][PlaceOf(sheet, column)] = value;
            expected.Add((sheet, row + 2, code));
        }
        return (book, expected);
    }
}
