using System.Globalization;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Domain.Sharing;

/// <summary>Walks the rules of one instant in the order in which they count and notes what each does.</summary>
internal sealed class Explainer(SiteSchedule schedule, ServiceKind service, DateTimeOffset at)
{
    private readonly SiteRules rules = schedule.Rules;
    private readonly Moment moment = new(at, schedule.Rules.Calendar);
    private readonly List<Ruling> rulings = [];
    private int spaces;

    // The same-day service lives on its own offers and on what is moved out of the reservation.
    private ServiceKind[] Sources => service == ServiceKind.SameDay && IsReleased ? [service, ServiceKind.HospitalReservation] : [service];

    private bool IsReleased => rules.ReleaseAt(at) is { SharePercent: > 0 };

    public Explanation Explain()
    {
        NoteLifecycle();
        NoteCalendar();
        foreach (var source in Sources) NoteQuota(source);
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

    private void NoteQuota(ServiceKind source)
    {
        var versions = schedule.QuotasOf(source).Where(quota => quota.Version.FirstDay <= moment.Day && quota.Version.SetAt <= at).OrderByDescending(quota => quota.Version.FirstDay).ToList();
        if (versions.Count == 0) return;
        // The window that is open may be of an earlier version than that of the day.
        var (version, holding) = versions.MaxBy(quota => quota.Holding.At(moment).Spaces);
        var opening = holding.At(moment);
        var earlier = versions.Find(quota => quota.Version.FirstDay < version.FirstDay).Version;
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

    private void NoteExceptions()
    {
        var openings = Openings().ToList();
        foreach (var noted in Holdings().SelectMany(holding => holding.DecisionsAt(moment)).GroupBy(decision => decision.By).OrderBy(one => one.Key.Scope).ThenBy(one => one.Key.SetAt))
            rulings.Add(new Ruling(RulingKind.Exception, 0)
            {
                Number = noted.Key.Id,
                By = noted.Key.SetBy,
                At = noted.Key.SetAt,
                Reason = noted.Key.Reason,
                Day = noted.Key.FirstDay,
                Window = openings.Find(opening => opening.Exception == noted.Key).Window,
                Overrode = noted.Select(one => one.Usual).FirstOrDefault(window => window is not null)?.ToString(),
                Overruled = [.. noted.SelectMany(one => one.Overruled).Distinct().OrderBy(one => one.Scope).ThenBy(one => one.SetAt)],
            });
    }

    private void NoteOffers()
    {
        foreach (var (offer, holding) in Offers)
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
        foreach (var (offer, holding) in Offers)
            if (offer.IsPublishedAt(at) && offer.WithdrawnAt <= at && holding.At(moment).Spaces > 0 && rules.IsLiveAt(at))
                Take(new Ruling(RulingKind.OfferWithdrawn, 0) { Number = offer.Id, By = offer.WithdrawnBy, At = offer.WithdrawnAt, Reason = offer.WithdrawnReason });
        foreach (var withdrawal in rules.Withdrawals)
            if (Sources.Any(withdrawal.Covers) && withdrawal.Time.Contains(at))
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

    private IEnumerable<(Offer Offer, Holding Holding)> Offers => Sources.SelectMany(schedule.OffersOf);

    private IEnumerable<Holding> Holdings() => Sources.SelectMany(schedule.QuotasOf).Select(quota => quota.Holding)
        .Concat(Offers.Where(offer => offer.Offer.IsPublishedAt(at)).Select(offer => offer.Holding));

    private IEnumerable<Opening> Openings() => Holdings().Select(holding => holding.At(moment)).Where(opening => opening.Spaces > 0);

    private static string Text(IFormattable value) => value is DateOnly ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString(null, CultureInfo.InvariantCulture);
}
