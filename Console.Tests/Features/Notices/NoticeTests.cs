using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Notices;
using ParkingOps.Web.Features.Sharing;
using Xunit;

namespace ParkingOps.Tests.Features.Notices;

public sealed class NoticeTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task Offer_OnItsWay_TellsOperatorsAndItsOwnManagersAlone()
    {
        var (manager, other) = (await MakeAsync("TOLD"), await MakeAsync("UNTOLD"));

        var id = (await console.SubmitAsync(manager, "TOLD", 10)).Id;
        Assert.Equal("offer-submitted", await LastAsync(Register.Operator));
        Assert.Null(await LastAsync(manager));

        await console.AsAsync<OfferReviewService>(Register.Operator, review => review.ReturnAsync(id, "no"));
        Assert.Equal("offer-returned", await LastAsync(manager));
        await console.AsAsync<OfferService>(manager, offers => offers.SubmitAsync(id));
        await console.ApproveAsync(id);
        Assert.Equal("offer-published", await LastAsync(manager));
        await console.AsAsync<OfferService>(manager, offers => offers.WithdrawAsync(id, "works"));

        Assert.Equal(("offer-withdrawn", "offer-withdrawn"), (await LastAsync(manager), await LastAsync(Register.Operator)));
        foreach (var actor in new[] { other, Register.Administrator, Register.Auditor }) Assert.Null(await LastAsync(actor));
    }

    [Fact]
    public async Task Read_ByOneOperator_StaysUnreadForAnother()
    {
        var manager = await MakeAsync("READ");
        var second = new Actor("operator-2", [Role.Operator], null);
        await console.SubmitAsync(manager, "READ", 10);
        var notice = (await ListAsync(Register.Operator)).Rows[0];

        await console.AsAsync<NoticeService>(Register.Operator, notices => notices.MarkReadAsync(notice.Id));
        await console.AsAsync<NoticeService>(Register.Operator, notices => notices.MarkReadAsync(notice.Id));

        Assert.True((await ListAsync(Register.Operator)).Rows[0].IsRead);
        Assert.False((await ListAsync(second)).Rows[0].IsRead);
        await console.AsAsync<NoticeService>(second, notices => notices.MarkAllReadAsync());
        Assert.Equal(0, await console.AsAsync<NoticeService, int>(second, notices => notices.CountUnreadAsync()));
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<NoticeService>(manager, notices => notices.MarkReadAsync(notice.Id))));
    }

    [Fact]
    public async Task Notice_OfACommittedAct_IsHeardOnAnotherNode()
    {
        var manager = await MakeAsync("NODE");
        await using var node = ConsoleServices.Build(console.Connection, console.Clock);
        using var stop = new CancellationTokenSource();
        var stands = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listening = node.Services.GetRequiredService<INoticeSignals>().ListenAsync(() => _ = stands.TrySetResult() || heard.TrySetResult(), stop.Token);

        // It is told once when it begins to listen, since before it has heard nothing.
        await stands.Task;
        await console.SubmitAsync(manager, "NODE", 1);
        await heard.Task;

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    [Fact]
    public async Task Refused_Submission_TellsNobody()
    {
        var manager = await MakeAsync("QUIET");
        var before = (await ListAsync(Register.Operator)).Total;

        Assert.Equal("offer-exceeds-quota", await Register.RefusalAsync(() => console.SubmitAsync(manager, "QUIET", 61)));

        Assert.Equal(before, (await ListAsync(Register.Operator)).Total);
    }

    private async Task<Actor> MakeAsync(string code)
    {
        var organisation = await console.OrganisationAsync(code);
        await console.SiteAsync(Register.Site(code, code), Lifecycle.Live);
        await console.QuotaAsync(code, 60);
        return Register.UnitManagerOf(organisation);
    }

    private async Task<string?> LastAsync(Actor actor) => (await ListAsync(actor)).Rows is [var last, ..] ? last.Subject : null;

    private Task<Page<NoticeRow>> ListAsync(Actor actor) => console.AsAsync<NoticeService, Page<NoticeRow>>(actor, notices => notices.ListAsync(0, 50));
}
