using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Availability;
using ParkingOps.Web.Features.Sites;
using ParkingOps.Web.Features.Suspensions;
using Xunit;

namespace ParkingOps.Tests.Features.Suspensions;

/// <summary>Suspensions and clinic notices on PostgreSQL: who may, what falls, what comes back.</summary>
public sealed class SuspensionTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private const int Spaces = 20;

    [Fact]
    public async Task Suspension_ConfirmedAndEnded_TakesAllOffAndGivesItBack()
    {
        await MakeAsync("SUS-A");
        Assert.Equal((Spaces, AvailabilityReason.Open), await TonightAsync("SUS-A-1"));

        await console.AsAsync<SuspensionService>(Register.Operator, service => service.ConfirmAsync(Input("SUS-A", "")));
        Assert.Equal((0, AvailabilityReason.Suspended), await TonightAsync("SUS-A-1"));
        Assert.Equal(Lifecycle.Suspended, await LifecycleAsync("SUS-A-1"));

        var row = Assert.Single(await console.AsAsync<SuspensionService, List<SuspensionRow>>(Register.Operator, service => service.ListAsync(null, "SUS-A")));
        await console.AsAsync<SuspensionService>(Register.Operator, service => service.EndAsync(row.Id, "works are over"));
        Assert.Equal((Spaces, AvailabilityReason.Open), await TonightAsync("SUS-A-1"));
        Assert.Equal(Lifecycle.Live, await LifecycleAsync("SUS-A-1"));
        Assert.Equal("suspension-over", await Register.RefusalAsync(() => console.AsAsync<SuspensionService>(Register.Operator, service => service.EndAsync(row.Id, "again"))));
    }

    [Fact]
    public async Task Suspension_ForAUnitManager_IsNotPermittedAndThatOfAnotherNotSeen()
    {
        var manager = Register.UnitManagerOf(await MakeAsync("SUS-B"));
        await MakeAsync("SUS-C");
        await console.AsAsync<SuspensionService>(Register.Operator, service => service.ConfirmAsync(Input("SUS-C", "SUS-C-1")));

        Assert.Equal("not-permitted", await Register.RefusalAsync(() => console.AsAsync<SuspensionService>(manager, service => service.ConfirmAsync(Input("SUS-B", "")))));
        Assert.Empty(await console.AsAsync<SuspensionService, List<SuspensionRow>>(manager, service => service.ListAsync()));
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<SuspensionService>(manager, service => service.OfSiteAsync("SUS-C-1"))));
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<WithdrawalService>(manager, service => service.DeclareAsync("SUS-C-1", Tonight()))));
        Assert.Null(await Register.RefusalAsync(() => console.AsAsync<WithdrawalService>(manager, service => service.DeclareAsync("SUS-B-1", Tonight()))));
        Assert.Equal((0, AvailabilityReason.Withdrawn), await TonightAsync("SUS-B-1"));
    }

    [Fact]
    public async Task Notices_OfAFile_AreEnteredAndTheFaultyLinesNamed()
    {
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "notices.csv"));
        await File.WriteAllLinesAsync(file.FullName,
        [
            ClinicNoticeService.Header,
            "H-001,眼科,停诊,医院,2020-01-01T08:00:00+08:00",
            "H-404,眼科,closed,医院,2020-01-01T08:00:00+08:00",
            "H-001,皮肤科,maybe,医院,2020-01-01T08:00:00+08:00",
            "H-001,皮肤科,open,医院,yesterday",
            "H-001,眼科,open,医院,2020-01-02T08:00:00+08:00",
        ]);

        var outcome = await console.AsAsync<ClinicNoticeService, NoticeImport>(Register.Operator, notices => notices.ImportAsync(file));

        Assert.Equal(2, outcome.Taken);
        Assert.Equal(["3", "4", "5"], outcome.Faults.Select(fault => fault.Line));
        var notice = Assert.Single(await console.AsAsync<ClinicNoticeService, List<NoticeRow>>(Register.Operator, notices => notices.ListAsync(null, "眼科")));
        Assert.Equal((false, true), (notice.IsClosed, notice.IsStaleAt(console.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task Notice_OfAClosedClinic_TakesNothingOff()
    {
        await MakeAsync("SUS-D", OrganisationKind.Hospital);

        await console.AsAsync<ClinicNoticeService>(Register.Operator, notices => notices.EnterAsync(
            new NoticeInput { OrganisationCode = "SUS-D", Department = "all", Source = "hospital", ConfirmedAt = ServiceDay.Local(console.Clock.GetUtcNow()) }));

        Assert.Equal((Spaces, AvailabilityReason.Open), await TonightAsync("SUS-D-1"));
        Assert.Contains(await InDistrictAsync("310101"), notice => notice.OrganisationCode == "SUS-D");
        Assert.DoesNotContain(await InDistrictAsync("310151"), notice => notice.OrganisationCode == "SUS-D");
    }

    private Task<List<NoticeRow>> InDistrictAsync(string district) =>
        console.AsAsync<ClinicNoticeService, List<NoticeRow>>(Register.Operator, notices => notices.ListAsync(district));

    private SuspensionInput Input(string organisation, string site) =>
        new() { OrganisationCode = organisation, SiteCode = site, StartAt = ServiceDay.Local(console.Clock.GetUtcNow()), Reason = "works" };

    private WithdrawalInput Tonight() =>
        new() { StartAt = console.Clock.Today.ToDateTime(new TimeOnly(18, 0)), RestoreAt = console.Clock.Today.AddDays(1).ToDateTime(new TimeOnly(6, 0)), Reason = "guests" };

    private async Task<int> MakeAsync(string code, OrganisationKind kind = OrganisationKind.GovernmentOrgan)
    {
        var input = new OrganisationInput { Code = code, Name = $"Unit {code}", Kind = kind };
        await console.AsAsync<OrganisationService>(Register.Operator, organisations => organisations.SaveAsync(input, isNew: true));
        await console.SiteAsync(Register.Site(code, $"{code}-1"), Lifecycle.Live);
        await console.QuotaAsync($"{code}-1", Spaces);
        await console.PublishAsync(Register.Operator, $"{code}-1", Spaces);
        return (await console.AsAsync<OrganisationService, (Organisation Organisation, List<SiteRow>)>(Register.Operator, organisations => organisations.FindAsync(code))).Organisation.Id;
    }

    private async Task<(int, AvailabilityReason)> TonightAsync(string site)
    {
        var at = ServiceDay.At(console.Clock.Today.ToDateTime(new TimeOnly(20, 0)));
        var rows = await console.AsAsync<AvailabilityService, List<AvailabilityRow>>(Register.Operator, service => service.AtAsync(at, null, ServiceKind.OffPeakSharing));
        var row = Assert.Single(rows, one => one.Site == site);
        return (row.Offer.Spaces, row.Offer.Reason);
    }

    private async Task<Lifecycle> LifecycleAsync(string site) => Assert.Single((await console.AsAsync<SiteService, Page<SiteRow>>(
        Register.Operator, sites => sites.ListAsync(new SiteFilter(site, null, null, null, new Paging(0, 10, "Code"))))).Rows).Lifecycle;
}
