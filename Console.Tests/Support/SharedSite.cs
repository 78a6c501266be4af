using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Features.Imports;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Onboarding;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using ParkingOps.Web.Features.Suspensions;

namespace ParkingOps.Tests.Support;

/// <summary>The first published hospital's site, made live with a quota and an offer, so that pages have something to show.</summary>
public static class SharedSite
{
    /// <summary>Code of the site.</summary>
    public const string Code = $"{Accounts.UnitCode}-P1";

    private const int Shareable = 60;
    private static readonly Actor Operator = new("operator", [Role.Operator], null);

    /// <summary>Makes it in a console under test.</summary>
    public static async Task MakeAsync(ConsoleApp app)
    {
        await app.AsAsync<SiteService>(Operator, async sites =>
        {
            var input = SiteInput.Of(await sites.FindAsync(Code), app.Clock.Today);
            (input.Kind, input.TotalSpaces, input.ShareableSpaces) = (SiteKind.Garage, 200, Shareable);
            await sites.SaveAsync(input, isNew: false);
            foreach (var state in new[] { Lifecycle.Submitted, Lifecycle.Approved, Lifecycle.Live }) await sites.MoveAsync(Code, state, null);
        });
        await app.AsAsync<SharingService>(Operator, async sharing =>
        {
            var day = WindowInput.HospitalDay(Shareable);
            await sharing.SetQuotaAsync(Code, new QuotaInput { Service = ServiceKind.HospitalReservation, FirstDay = app.Clock.Today, Windows = day });
        });
        await app.AsAsync<OfferService>(Operator, async offers =>
        {
            // The draft is made first, so that it is the offer number 1 that pages of one offer are shown with.
            var offer = new OfferInput { Service = ServiceKind.HospitalReservation, Spaces = 40, FirstDay = app.Clock.Today, Windows = WindowInput.HospitalDay(Shareable) };
            await offers.SaveDraftAsync(Code, offer);
            await offers.PublishAsync(Code, offer);
        });
        // One that waits to be imported, so that its preview can be shown.
        await app.AsAsync<ImportService>(Operator, imports => imports.UploadAsync("units.xlsx", Waiting(app.Clock.Today)));
        // One application that is being filled in, and one that waits for a decision.
        await Applications.FilledAsync(app.AsAsync, Operator, Accounts.UnitCode, "SHARED-A");
        var submitted = await Applications.FilledAsync(app.AsAsync, Operator, Accounts.UnitCode, "SHARED-B");
        await app.AsAsync<OnboardingService>(Operator, applications => applications.SubmitAsync(submitted, null));
        // One that is far ahead, so that it takes nothing off in any test.
        var far = app.Clock.Today.AddDays(60).ToDateTime(new TimeOnly(9, 0));
        await app.AsAsync<WithdrawalService>(Operator, withdrawals => withdrawals.DeclareAsync(Code, new WithdrawalInput { StartAt = far, RestoreAt = far.AddHours(1), Reason = "an exercise of the fire brigade in the yard and on both ramps" }));
    }

    // A row of each kind: one that goes in, one that exists, and one with a fault.
    private static byte[] Waiting(DateOnly today)
    {
        var book = new BookBuilder().WithUnit("WAITING", today.AddDays(1)).With(ImportSheet.Sites, BookBuilder.Site(Code, "地下车库", Accounts.UnitCode));
        book.Rows[ImportSheet.Quotas][0][7] = Shareable + 1;
        return book.ToBytes();
    }
}
