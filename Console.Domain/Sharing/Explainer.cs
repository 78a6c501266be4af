using System.Globalization;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>Walks the rules of one instant in the order in which they count and notes what each does.</summary>
internal sealed class Explainer(SiteSchedule schedule, ServiceKind service, DateTimeOffset at)
{
    private readonly SiteRules rules = schedule.Rules;
    private readonly Moment moment = new(at, schedule.Rules.Calendar);
    private readonly List<Ruling> rulings = [];
    private int spaces;

    // The same-day service lives on what is moved out of the reservation.
    private ServiceKind Source => service == ServiceKind.SameDay && IsReleased ? ServiceKind.HospitalReservation : service;

    private bool IsReleased => rules.ReleaseAt(at) is { SharePercent: > 0 };

    public Explanation Explain()
    {
        NoteLifecycle();
        NoteCalendar();
        NoteQuota();
        NoteExceptions();
        if (rules.IsLiveAt(at)) NoteOffers();
        NoteRelease();
        NoteBlocks();
        NoteCeiling();
        return new Explanation(service, at, spaces, rulings);
    }

    private void NoteLifecycle()
    {
        var step = rules.StepAt(at);
        rulings.Add(new Ruling(RulingKind.Lifecycle, 0)
        {
            By = step?.By,
            At = step?.At,
            Reason = step?.Reason,
            Overrode = (step?.To ?? (rules.WasLiveBefore ? Lifecycle.Live : Lifecycle.Draft)).ToString(),
        });
    }

    private void NoteCalendar()
    {
        var days = Openings().Select(opening => opening.Day).Append(moment.Day).Distinct().Order();
        foreach (var day in days)
            rulings.Add(new Ruling(RulingKind.DayKind, 0)
            {
                Day = day,
                DayKind = rules.Calendar.KindOf(day),
                IsPublished = rules.Calendar.IsPublished(day),
                Reason = rules.Calendar.NameOf(day),
                Overrode = rules.Calendar.NameOf(day) is null ? null : day.DayOfWeek.ToString(),
            });
    }

    private void NoteQuota()
    {
        foreach (var version in rules.Quotas.Where(quota => quota.Service == Source && quota.FirstDay <= moment.Day && quota.SetAt <= at).OrderByDescending(quota => quota.FirstDay).Take(1))
        {
            var opening = schedule.QuotasOf(Source).Select(quota => quota.Holding.At(moment)).MaxBy(one => one.Spaces);
            var earlier = rules.Quotas.Where(quota => quota.Service == Source && quota.FirstDay < version.FirstDay).MaxBy(quota => quota.FirstDay);
            rulings.Add(new Ruling(RulingKind.Quota, opening.Spaces)
            {
                Number = version.Id,
                By = version.SetBy,
                At = version.SetAt,
                Reason = version.Reason,
                Day = version.FirstDay,
                Window = opening.Window,
                Overrode = earlier is null ? null : Text(earlier.FirstDay),
            });
        }
    }

    private void NoteExceptions()
    {
        var own = Openings().Where(opening => opening.Exception is not null).Select(opening => (opening.Exception!, opening.Window, Replaced: (TimeWindow?)null));
        var closed = Holdings().Select(holding => holding.ReplacedAt(moment)).Where(one => one is not null)
            .Select(one => (one!.Value.By, Window: (TimeWindow?)null, Replaced: (TimeWindow?)one.Value.Window));
        foreach (var noted in own.Concat(closed).GroupBy(one => one.Item1))
            rulings.Add(new Ruling(RulingKind.Exception, 0)
            {
                Number = noted.Key.Id,
                By = noted.Key.SetBy,
                At = noted.Key.SetAt,
                Reason = noted.Key.Reason,
                Day = noted.Key.FirstDay,
                Window = noted.Select(one => one.Window).FirstOrDefault(window => window is not null),
                Overrode = noted.Select(one => one.Replaced).FirstOrDefault(window => window is not null)?.ToString(),
            });
    }

    private void NoteOffers()
    {
        foreach (var (offer, holding) in schedule.OffersOf(service).Concat(Source == service ? [] : schedule.OffersOf(Source)))
        {
            var opening = holding.At(moment);
            if (!offer.IsPublishedAt(at) || opening.Spaces == 0) continue;
            rulings.Add(new Ruling(RulingKind.Offer, spaces += opening.Spaces)
            {
                Number = offer.Id,
                By = offer.PublishedBy,
                At = offer.PublishedAt,
                ApprovedBy = offer.Steps.LastOrDefault(step => step.To == OfferStatus.Approved)?.By,
                Day = opening.Day,
                Window = opening.Window,
            });
        }
    }

    private void NoteRelease()
    {
        if (rules.ReleaseAt(at) is not { } release || service is not (ServiceKind.HospitalReservation or ServiceKind.SameDay)) return;
        var own = service == ServiceKind.SameDay ? Open(service) : 0;
        var released = release.Released(Open(ServiceKind.HospitalReservation), moment.Minute);
        spaces = service == ServiceKind.SameDay ? own + released : spaces - released;
        rulings.Add(new Ruling(RulingKind.Release, spaces)
        {
            Number = release.Id,
            By = release.SetBy,
            At = release.SetAt,
            Day = release.FirstDay,
            Overrode = Text(released),
        });
    }

    private void NoteBlocks()
    {
        foreach (var (offer, holding) in schedule.OffersOf(Source))
            if (offer.IsPublishedAt(at) && offer.WithdrawnAt <= at && holding.At(moment).Spaces > 0 && rules.IsLiveAt(at))
                Take(new Ruling(RulingKind.OfferWithdrawn, 0) { Number = offer.Id, By = offer.WithdrawnBy, At = offer.WithdrawnAt, Reason = offer.WithdrawnReason });
        foreach (var withdrawal in rules.Withdrawals)
            if ((withdrawal.Covers(Source) || withdrawal.Covers(service)) && withdrawal.Time.Contains(at))
                Take(new Ruling(RulingKind.Withdrawal, 0) { Number = withdrawal.Id, By = withdrawal.By, At = withdrawal.At, Reason = withdrawal.Reason, Until = withdrawal.RestoreAt });
        foreach (var suspension in rules.Suspensions)
            if (suspension.Time.Contains(at))
                Take(new Ruling(RulingKind.Suspension, 0) { Number = suspension.Id, By = suspension.ConfirmedBy, At = suspension.ConfirmedAt, Reason = suspension.Reason, Until = suspension.EndAt });
    }

    // What one more block takes is what all blocks up to it leave; only the whole sum is computed, so the last one shows what is left.
    private void Take(Ruling block)
    {
        var left = Math.Min(spaces, schedule.At(service, at).Offered);
        rulings.Add(block with { Spaces = left, Overrode = Text(spaces - left) });
        spaces = left;
    }

    private void NoteCeiling()
    {
        var offered = schedule.At(service, at).Offered;
        if (offered == spaces) return;
        rulings.Add(new Ruling(RulingKind.Ceiling, offered) { Overrode = Text(spaces - offered) });
        spaces = offered;
    }

    private int Open(ServiceKind kind) => !rules.IsLiveAt(at) ? 0
        : schedule.OffersOf(kind).Where(offer => offer.Offer.IsPublishedAt(at)).Sum(offer => offer.Holding.At(moment).Spaces);

    private IEnumerable<Holding> Holdings() => schedule.QuotasOf(Source).Select(quota => quota.Holding).Concat(schedule.OffersOf(Source).Where(offer => offer.Offer.IsPublishedAt(at)).Select(offer => offer.Holding));

    private IEnumerable<Opening> Openings() => Holdings().Select(holding => holding.At(moment)).Where(opening => opening.Spaces > 0);

    private static string Text(IFormattable value) => value is DateOnly ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString(null, CultureInfo.InvariantCulture);
}
