using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Sharing;
using Xunit;
using static ParkingOps.Tests.Features.Imports.BookBuilder;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>Good rows in, all or none, under a name; and what is done with what exists.</summary>
public sealed class ImportRunTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private DateOnly Tomorrow => console.Clock.Today.AddDays(1);

    public static TheoryData<string, string> Names => new()
    {
        { "units.xlsx", "units 2026-03-18 10:00" },
        { $"{new string('长', 83)}.xlsx", $"{new string('长', 83)} 2026-03-18 10:00" },
        { $"{new string('长', 95)}.xlsx", $"{new string('长', 83)} 2026-03-18 10:00" },
        { $"{new string('长', 82)}\U0001F600.xlsx", $"{new string('长', 82)} 2026-03-18 10:00" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void NameFor_AFile_FitsIntoAName(string file, string name)
    {
        Assert.Equal(name, ImportOrder.NameFor(file, "2026-03-18 10:00"));
        Assert.InRange(name.Length, 1, Import.NameLimit);
    }

    [Fact]
    public async Task Run_OfAGoodWorkbook_MakesDraftsWithQuotasUnderItsName()
    {
        var id = await console.UploadAsync(new BookBuilder().WithUnit("RUN-1", Tomorrow).With(ImportSheet.Quotas, Quota("RUN-1-P1", Tomorrow, kinds: "休息日、节假日")));

        var import = await console.RunAsync(id, "第一批");

        Assert.Equal((ImportState.Imported, "第一批", 3, 0, 0), (import.State, import.Name, import.Created, import.Skipped, import.Faulty));
        var site = await console.FindSiteAsync("RUN-1-P1");
        Assert.Equal((Lifecycle.Draft, "310101", "值班室", 100), (site.Lifecycle, site.DistrictCode, site.ContactName, site.CapacityOn(Tomorrow)?.Total));
        var sharing = await console.AsAsync<SharingService, SiteSharing>(Register.Operator, sharing => sharing.ShowAsync("RUN-1-P1"));
        Assert.Equal(2, Assert.Single(sharing.Quotas).Windows.Count);
        Assert.Equal(("created", "第一批"), (await console.TrailOfAsync("RUN-1")).Select(line => (line.Act, line.Reason!)).Single());
        Assert.Contains(await console.TrailOfAsync($"{id}"), line => line is { Record: nameof(Import), Act: "changed" });
    }

    [Fact]
    public async Task Run_WithFaultyRows_TakesTheOthersAndHandsThemBackWithTheirFaults()
    {
        var book = new BookBuilder().WithUnit("BAD-1", Tomorrow).WithUnit("BAD-2", Tomorrow);
        book.Rows[ImportSheet.Sites][1][3] = "=HYPERLINK(\"x\")";

        var id = await console.UploadAsync(book);
        var import = await console.RunAsync(id, "有问题的");

        Assert.Equal((4, 2), (import.Created, import.Faulty));
        var (_, rows) = await console.AsAsync<ImportService, (string, IReadOnlyList<FaultyRow> Rows)>(Register.Operator, imports => imports.FaultsAsync(id));
        Assert.Equal([(ImportSheet.Sites, 3), (ImportSheet.Quotas, 3)], rows.Select(row => (row.Sheet, row.Row)));
        Assert.Equal("BAD-2-P1", rows[0].Cells[0]);
        Assert.Equal([ImportColumn.District], rows[0].Faults.Select(fault => fault.Column!.Value));
    }

    [Fact]
    public async Task Run_ThatFailsOnItsWay_LeavesNothing()
    {
        await TestDatabase.ExecuteAsync(console.Connection, """
            create function refuse_quota() returns trigger language plpgsql as $$ begin if new.spaces = 59 then raise 'disk full'; end if; return new; end $$;
            create trigger refuse_quota before insert on quota_windows for each row execute function refuse_quota();
            """);
        var id = await console.UploadAsync(new BookBuilder().WithUnit("FAIL-1", Tomorrow).With(ImportSheet.Quotas, Quota("FAIL-1-P1", Tomorrow.AddDays(1), 59)));

        await Assert.ThrowsAsync<DbUpdateException>(() => console.RunAsync(id, "失败的"));

        Assert.Equal("not-found", await Register.RefusalAsync(() => console.FindUnitAsync("FAIL-1")));
        Assert.Equal(ImportState.Checked, (await console.ImportAsync(id)).State);
        Assert.Empty(await console.TrailOfAsync("FAIL-1"));
    }

    [Fact]
    public async Task Run_Twice_OrUnderATakenName_IsRefused()
    {
        var (first, second) = (await console.UploadAsync(new BookBuilder().WithUnit("NAME-1", Tomorrow)), await console.UploadAsync(new BookBuilder().WithUnit("NAME-2", Tomorrow)));
        await console.RunAsync(first, "重名");

        Assert.Equal("import-name-taken", await Register.RefusalAsync(() => console.RunAsync(second, " 重名　")));
        Assert.Equal("import-name", await Register.RefusalAsync(() => console.RunAsync(second, " ")));
        Assert.Equal("import-over", await Register.RefusalAsync(() => console.RunAsync(first, "再来一次")));
    }

    [Fact]
    public async Task Run_ThatSubmits_LeavesSitesForTheReviewer()
    {
        await console.RunAsync(await console.UploadAsync(new BookBuilder().WithUnit("SUB-1", Tomorrow)), "提交", submit: true);

        Assert.Equal(Lifecycle.Submitted, (await console.FindSiteAsync("SUB-1-P1")).Lifecycle);
    }

    [Theory]
    [InlineData(MatchChoice.Skip, 2, 0)]
    [InlineData(MatchChoice.Merge, 1, 2)]
    public async Task Run_OfCodesThatExist_SkipsOrMerges(MatchChoice choice, int skipped, int merged)
    {
        var code = $"SAME-{choice}".ToUpperInvariant();
        await console.OrganisationAsync(code, "旧名称");
        await console.SiteAsync(Register.Site(code, $"{code}-P1", "旧车库"));
        var id = await console.UploadAsync(new BookBuilder().WithUnit(code, Tomorrow).With(ImportSheet.Quotas, Quota($"{code}-P1", Tomorrow.AddDays(9))));
        await console.ChooseAsync(id, new ImportChoices { ForAll = choice });

        var import = await console.RunAsync(id, $"已有 {choice}");

        Assert.Equal((merged, 2), (import.Merged, import.Created));
        Assert.Equal(choice == MatchChoice.Skip ? skipped : 0, import.Skipped);
        Assert.Equal(choice == MatchChoice.Merge ? $"车库{code}" : "旧车库", (await console.FindSiteAsync($"{code}-P1")).Name);
        Assert.Equal(choice == MatchChoice.Merge ? "总务科" : null, (await console.FindUnitAsync(code)).ContactName);
    }

    [Fact]
    public async Task Run_OfTheSameNameInTheSameDistrict_OffersSkipMergeAndNew()
    {
        await console.OrganisationAsync("ALIKE", "上海 市第一医院（东院）");
        await console.SiteAsync(Register.Site("ALIKE", "ALIKE-P1", "东院 车库"));
        BookBuilder Book(string code) => new BookBuilder().With(ImportSheet.Organisations, Organisation(code, "上海市第一医院(东院)")).With(ImportSheet.Sites, Site($"{code}-P1", "东院车库", code));
        var (merging, renewing) = (await console.UploadAsync(Book("ALIKE-2")), await console.UploadAsync(Book("ALIKE-3")));
        var preview = await console.CheckAsync(merging);
        await console.ChooseAsync(merging, new ImportChoices { ForAll = MatchChoice.Merge });
        await console.ChooseAsync(renewing, new ImportChoices { Rows = { [ImportChoices.KeyOf(ImportSheet.Organisations, 2)] = MatchChoice.New } });

        await console.RunAsync(merging, "合并同名");
        await console.RunAsync(renewing, "另建同名");

        Assert.Equal([("ALIKE", false, 3), ("ALIKE-P1", false, 3)], preview.Matches.Select(match => (match.KnownCode, match.ByCode, match.Offered.Count)));
        Assert.Equal("总务科", (await console.FindUnitAsync("ALIKE")).ContactName);
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.FindUnitAsync("ALIKE-2")));
        Assert.Equal("ALIKE-3", (await console.FindSiteAsync("ALIKE-3-P1")).Organisation.Code);
    }

    [Fact]
    public async Task Merge_IntoALiveSite_ChangesItsSpacesFromTomorrowAndKeepsWhatIsBlank()
    {
        await console.OrganisationAsync("LIVE");
        var input = Register.Site("LIVE", "LIVE-P1");
        input.DutyHours = "工作日";
        await console.SiteAsync(input, Lifecycle.Live);
        await console.QuotaAsync("LIVE-P1", 60);
        var (fits, breaks) = (Site("LIVE-P1", "新名", "LIVE", 300, 60), Site("LIVE-P1", "新名", "LIVE", 300, 59));
        fits[12] = null;
        var (good, bad) = (await console.UploadAsync(new BookBuilder().With(ImportSheet.Sites, fits)), await console.UploadAsync(new BookBuilder().With(ImportSheet.Sites, breaks)));
        await console.ChooseAsync(good, new ImportChoices { ForAll = MatchChoice.Merge });
        await console.ChooseAsync(bad, new ImportChoices { ForAll = MatchChoice.Merge });

        Assert.Equal("quota-exceeds-capacity", Assert.Single((await console.CheckAsync(bad)).Faults).Refusal.Code);
        await console.RunAsync(good, "在线合并");

        var site = await console.FindSiteAsync("LIVE-P1");
        Assert.Equal((100, 300, "工作日"), (site.CapacityOn(console.Clock.Today)?.Total, site.CapacityOn(Tomorrow)?.Total, site.DutyHours));
    }
}
