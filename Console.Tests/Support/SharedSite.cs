using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Features.Imports;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Onboarding;
using ParkingOps.Web.Features.Quarantine;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using ParkingOps.Web.Features.Suspensions;
using ParkingOps.Web.Features.Traffic;

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
        await RefuseAsync(app);
        // One that is far ahead, so that it takes nothing off in any test.
        var far = app.Clock.Today.AddDays(60).ToDateTime(new TimeOnly(9, 0));
        await app.AsAsync<WithdrawalService>(Operator, withdrawals => withdrawals.DeclareAsync(Code, new WithdrawalInput { StartAt = far, RestoreAt = far.AddHours(1), Reason = "an exercise of the fire brigade in the yard and on both ramps" }));
    }

    /// <summary>Sends records by a new key of the unit, as its gates do; the key's number.</summary>
    public static async Task<int> SendAsync(ConsoleApp app, params string[] lines)
    {
        var (text, number) = ("", 0);
        await app.AsAsync<ApiKeyService>(new Actor("administrator", [Role.Administrator], null), async keys => text = await keys.CreateAsync(Accounts.UnitCode, "Gates of the hospital"));
        await app.AsAsync<ApiKeyService>(Actor.System, async keys =>
        {
            var sender = await keys.SenderAsync((await keys.FindAsync(text, CancellationToken.None))!, CancellationToken.None);
            var records = GateEventReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), GateEventFormat.Lines, app.Clock.GetUtcNow())!;
            var sites = await app.Services.GetRequiredService<SiteDirectorySource>()(CancellationToken.None);
            await app.Services.GetRequiredService<IngestionService>().IngestAsync(records, sender, sites, CancellationToken.None);
            number = sender.Id;
        });
        return number;
    }

    // Refused records of several kinds and a mapped code, so that the quarantine has something to show; none of them becomes an event.
    private static async Task RefuseAsync(ConsoleApp app)
    {
        await SendAsync(app,
            TrafficDatabase.Line("refused-1", site: "OLD-01"), TrafficDatabase.Line("refused-2", site: "A-CODE-OF-THIRTY-TWO-CHARACTERS!"), TrafficDatabase.Line("refused-3", at: "2026-03-02 08:00:00"),
            TrafficDatabase.Line("refused-4", plate: "?"), "{", TrafficDatabase.Line("refused-5", direction: "through"));
        await app.AsAsync<SiteCodeService>(Operator, mappings => mappings.SetAsync(
            new SiteCodeInput { Code = "OLD-01", SiteCode = Code, Reason = "the code of the contract before this one, still set at three gates" }));
        await app.AsAsync<QuarantineDecisionService>(Operator, decisions => decisions.CorrectAsync(
            new QuarantineFilter { Code = "bad-time" }, new CorrectionInput { HasShanghaiTime = true, Reason = "the gate's controller knows no time zone" }));
        await app.AsAsync<QuarantineDecisionService>(Operator, decisions => decisions.DismissAsync(new QuarantineFilter { Code = "bad-direction" }, "a test by the installer"));
    }

    // A row of each kind: one that goes in, one that exists, and one with a fault.
    private static byte[] Waiting(DateOnly today)
    {
        var book = new BookBuilder().WithUnit("WAITING", today.AddDays(1)).With(ImportSheet.Sites, BookBuilder.Site(Code, "地下车库", Accounts.UnitCode));
        book.Rows[ImportSheet.Quotas][0][7] = Shareable + 1;
        return book.ToBytes();
    }
}
