using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Features.Sharing;

public sealed class ReviewTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task Offer_ReturnedCorrectedAndApproved_KeepsItsHistory()
    {
        var manager = await MakeAsync("WAY");
        var id = (await console.SubmitAsync(manager, "WAY", 30)).Id;

        await ReviewAsync(review => review.ReturnAsync(id, "fewer, please"));
        var (_, input) = await console.AsAsync<OfferService, (string, OfferInput Input)>(manager, offers => offers.EditAsync(id));
        input.Spaces = 20;
        await console.AsAsync<OfferService>(manager, offers => offers.SubmitAsync("WAY", input));
        Assert.Null(await console.ApproveAsync(id));

        var offer = (await FindAsync(manager, id)).Offer;
        Assert.Equal((20, OfferStatus.Published), (offer.Spaces, offer.Status));
        Assert.Equal(["Submitted", "Returned fewer, please", "Submitted", "Approved", "Published"],
            offer.Steps.OrderBy(step => step.Number).Select(step => $"{step.To} {step.Reason}".Trim()));
    }

    [Fact]
    public async Task Approve_OfSeveral_AnswersEachByItself()
    {
        var manager = await MakeAsync("MANY");
        var first = (await console.SubmitAsync(manager, "MANY", 10)).Id;
        var second = (await console.SubmitAsync(manager, "MANY", 20)).Id;
        await ReviewAsync(review => review.ReturnAsync(first, "no"));

        var results = await console.AsAsync<OfferReviewService, List<ApprovalResult>>(Register.Operator, review => review.ApproveAsync([first, second, int.MaxValue]));

        Assert.Equal(["offer-not-submitted", null, "not-found"], results.Select(result => result.Refusal?.Code));
    }

    [Fact]
    public async Task Submitted_CountsAgainstTheQuotaAndReturned_NoMore()
    {
        var manager = await MakeAsync("HELD");
        var id = (await console.SubmitAsync(manager, "HELD", 50)).Id;

        Assert.Equal("offer-exceeds-quota", await Register.RefusalAsync(() => console.SubmitAsync(manager, "HELD", 11)));
        await ReviewAsync(review => review.ReturnAsync(id, "no"));
        await console.SubmitAsync(manager, "HELD", 60);
    }

    [Fact]
    public async Task SubmitAgain_OfTheSameOffer_IsNotCountedTwice()
    {
        var manager = await MakeAsync("TWICE");
        var id = (await console.SubmitAsync(manager, "TWICE", 50)).Id;
        await console.AsAsync<OfferService>(manager, offers => offers.TakeBackAsync(id));

        Assert.Equal(OfferStatus.Submitted, (await console.AsAsync<OfferService, OfferOutcome>(manager, offers => offers.SubmitAsync(id))).Status);
    }

    [Theory]
    [InlineData(20, new[] { 10, 10, 1 }, new[] { OfferStatus.Published, OfferStatus.Published, OfferStatus.Submitted })]
    [InlineData(20, new[] { 21 }, new[] { OfferStatus.Submitted })]
    [InlineData(null, new[] { 1 }, new[] { OfferStatus.Submitted })]
    public async Task Submit_WithAutomaticApproval_IsApprovedUpToItsSpacesInAll(int? limit, int[] spaces, OfferStatus[] expected)
    {
        var code = $"AUTO-{limit ?? 0}-{spaces.Length}";
        var manager = await MakeAsync(code);
        await console.AsAsync<OrganisationService>(Register.Administrator, organisations => organisations.ApproveUpToAsync(code, limit));

        var states = new List<OfferStatus>();
        foreach (var count in spaces) states.Add((await console.SubmitAsync(manager, code, count)).Status);

        Assert.Equal(expected, states);
    }

    [Fact]
    public async Task Submit_OutsideTheQuotasTimes_SaysTheFirstMinuteAndWhy()
    {
        var manager = await MakeAsync("WHY");
        var early = console.Offer(10);
        early.FirstDay = console.Clock.Today.AddDays(-1);
        var day = console.Offer(10);
        day.Windows = WindowInput.HospitalDay(10);

        var other = console.Offer(10);
        other.Service = ServiceKind.Accessible;

        Assert.Equal("offer-past", await Register.RefusalAsync(() => SubmitAsync(manager, "WHY", early)));
        Assert.Equal("offer-no-quota", await Register.RefusalAsync(() => SubmitAsync(manager, "WHY", other)));
        var refusal = Assert.IsType<ParkingOps.Domain.RuleException>(await Record.ExceptionAsync(() => SubmitAsync(manager, "WHY", day)));
        Assert.Equal("offer-outside-quota", refusal.Code);
        Assert.Equal(console.Clock.Today.ToDateTime(new TimeOnly(10, 0)), Assert.Single(refusal.Arguments));
    }

    [Fact]
    public async Task Draft_ThatDoesNotFit_IsKeptUntilItIsSubmitted()
    {
        var manager = await MakeAsync("DRAFT");
        var id = (await console.AsAsync<OfferService, OfferOutcome>(manager, offers => offers.SaveDraftAsync("DRAFT", console.Offer(500)))).Id;

        Assert.Equal("offer-exceeds-quota", await Register.RefusalAsync(() => console.AsAsync<OfferService>(manager, offers => offers.SubmitAsync(id))));
        Assert.Equal(OfferStatus.Draft, (await FindAsync(manager, id)).Offer.Status);
    }

    [Fact]
    public async Task Queue_ShowsTheRoomThatTheQuotaLeaves()
    {
        var manager = await MakeAsync("ROOM");
        await console.PublishAsync(Register.Operator, "ROOM", 25);
        var id = (await console.SubmitAsync(manager, "ROOM", 30)).Id;

        var row = Assert.Single(await console.AsAsync<OfferReviewService, List<OfferRow>>(Register.Operator, review => review.QueueAsync()), row => row.Id == id);

        Assert.Equal((60, 25, 30, 5), (row.Room!.Quota, row.Room.Others, row.Room.Asked, row.Room.Left));
    }

    [Fact]
    public async Task Review_ByAUnitManager_IsNotPermittedAndAnotherUnitsOffer_IsNotFound()
    {
        var manager = await MakeAsync("MINE");
        var other = await MakeAsync("OTHER");
        var id = (await console.SubmitAsync(other, "OTHER", 10)).Id;

        Assert.Equal("not-permitted", await Register.RefusalAsync(() => console.AsAsync<OfferReviewService>(manager, review => review.ApproveAsync([id]))));
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => console.AsAsync<OfferService>(manager, offers => offers.PublishAsync("MINE", console.Offer(1)))));
        Assert.Equal("not-found", await Register.RefusalAsync(() => FindAsync(manager, id)));
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<OfferService>(manager, offers => offers.EditAsync(id))));
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<OfferService>(manager, offers => offers.TakeBackAsync(id))));
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<OfferService>(manager, offers => offers.SaveDraftAsync("MINE", new OfferInput { Id = id, FirstDay = console.Clock.Today, Windows = WindowInput.OfficeYard(1) }))));
        Assert.DoesNotContain((await console.AsAsync<OfferService, Web.Data.Page<OfferRow>>(manager, offers => offers.ListAsync(new OfferFilter(null, null, new(0, 200, "Id"))))).Rows, row => row.SiteCode == "OTHER");
    }

    private static Actor ManagerOf(int organisation) => Register.UnitManagerOf(organisation);

    private async Task<Actor> MakeAsync(string code)
    {
        var organisation = await console.OrganisationAsync(code);
        await console.SiteAsync(Register.Site(code, code), Lifecycle.Live);
        await console.QuotaAsync(code, 60);
        return ManagerOf(organisation);
    }

    private Task<OfferRow> FindAsync(Actor actor, int id) => console.AsAsync<OfferService, OfferRow>(actor, offers => offers.FindAsync(id));

    private Task ReviewAsync(Func<OfferReviewService, Task> act) => console.AsAsync(Register.Operator, act);

    private Task<OfferOutcome> SubmitAsync(Actor actor, string site, OfferInput input) =>
        console.AsAsync<OfferService, OfferOutcome>(actor, offers => offers.SubmitAsync(site, input));
}
