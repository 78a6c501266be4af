using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>Spaces of one service at an instant.</summary>
/// <param name="Quota">What the bureau allows.</param>
/// <param name="Intended">What would be on offer but for withdrawals and suspensions.</param>
/// <param name="Offered">What is on offer; cars inside are not taken off.</param>
public readonly record struct SpaceLevels(int Quota, int Intended, int Offered);

/// <summary>
/// What a site shares at any instant, computed from its rules alone (semantics 3, 13 to 16). What is on offer never exceeds the quota of its
/// service, nor all services together what the site may share, whatever the rules say. Immutable; several threads may ask at once.
/// </summary>
public sealed partial class SiteSchedule
{
    private static readonly ServiceKind[] Services = Enum.GetValues<ServiceKind>();
    private readonly SiteRules rules;
    private readonly (Quota Version, Holding Holding)[] quotas;
    private readonly (Offer Offer, Holding Holding)[] offers;
    private readonly int[] edgeMinutes;
    private DateTimeOffset[]? singles;

    /// <summary>Prepares the rules of a site.</summary>
    public SiteSchedule(SiteRules rules)
    {
        this.rules = rules;
        var exceptions = OrderedExceptions();
        quotas = [.. rules.Quotas.GroupBy(quota => quota.Service).SelectMany(service => Versions([.. service.OrderBy(quota => quota.FirstDay)], exceptions))];
        offers =
        [
            .. rules.Offers.Where(offer => offer.IsHeld || offer.WasPublished).Select(offer => (offer, HoldingOf(offer, exceptions))),
        ];
        edgeMinutes =
        [
            .. quotas.Select(quota => quota.Holding).Concat(offers.Select(offer => offer.Holding)).SelectMany(holding => holding.EdgeMinutes())
                .Concat(rules.Releases.Select(rule => rule.Minute)).Append(0).Select(minute => minute % 1440).Distinct().Order(),
        ];
        SharedServices =
        [
            .. Services.Where(service => quotas.Any(quota => quota.Version.Service == service) || offers.Any(offer => offer.Offer.Service == service)
                || (service == ServiceKind.SameDay && rules.Releases.Count > 0)),
        ];
    }

    // Asked for by every look ahead, and the same each time.
    private DateTimeOffset[] Singles => singles ??= [.. SingleEdges().Order()];

    /// <summary>The rules.</summary>
    public SiteRules Rules => rules;

    /// <summary>Services under which the site has a quota or an offer.</summary>
    public IReadOnlyList<ServiceKind> SharedServices { get; }

    /// <summary>Spaces of a service at an instant.</summary>
    public SpaceLevels At(ServiceKind service, DateTimeOffset instant) => Levels(instant).Of(service);

    /// <summary>The ledger of the site at an instant (semantics 15).</summary>
    public SpaceLedger LedgerAt(DateTimeOffset instant)
    {
        var levels = Levels(instant);
        var (intended, offered) = (0, 0);
        foreach (var service in Services)
        {
            intended += levels.Of(service).Intended;
            offered += levels.Of(service).Offered;
        }
        return new SpaceLedger(levels.Shareable, offered, intended - offered);
    }

    /// <summary>Quota of a service over time, as steps.</summary>
    public IReadOnlyList<SpaceSpan> Quota(ServiceKind service, DateTimeOffset from, DateTimeOffset to) => Steps(from, to, at => At(service, at).Quota);

    /// <summary>What would be on offer over time but for withdrawals and suspensions, as steps.</summary>
    public IReadOnlyList<SpaceSpan> Intended(ServiceKind service, DateTimeOffset from, DateTimeOffset to) => Steps(from, to, at => At(service, at).Intended);

    /// <summary>What is on offer over time, as steps.</summary>
    public IReadOnlyList<SpaceSpan> Offered(ServiceKind service, DateTimeOffset from, DateTimeOffset to) => Steps(from, to, at => At(service, at).Offered);

    /// <summary>What is on offer over time, all services together.</summary>
    public IReadOnlyList<SpaceSpan> Published(DateTimeOffset from, DateTimeOffset to) => Steps(from, to, at => LedgerAt(at).Published);

    /// <summary>
    /// The unbroken time that was promised, in which overstays are judged: a window that began before an offer was withdrawn counts whole, and
    /// neither an emergency withdrawal nor a suspension shortens it (table of figures).
    /// </summary>
    public IReadOnlyList<Interval> Runs(ServiceKind service, DateTimeOffset from, DateTimeOffset to) => OpeningSchedule.Merge(
        [.. Steps(from, to, at => Promised(service, at)).Select(span => span.Time)], from, to);

    /// <summary>Whether the windows of an offer of any state, one of the rules or not, are open at an instant under these rules.</summary>
    public bool IsOpen(Offer offer, DateTimeOffset instant) => HoldingOf(offer, OrderedExceptions()).At(new Moment(instant, rules.Calendar)).Spaces > 0;

    /// <summary>Instants from one to another, the first included, at which anything may change.</summary>
    public IEnumerable<DateTimeOffset> Edges(DateTimeOffset from, DateTimeOffset to)
    {
        if (from >= to) yield break;
        yield return from;
        var single = Array.FindAll(Singles, edge => from < edge && edge < to);
        var next = 0;
        for (var day = ServiceDay.Of(from); ServiceDay.StartOf(day) < to; day = day.AddDays(1))
            foreach (var minute in edgeMinutes)
            {
                var edge = ServiceDay.StartOf(day).AddMinutes(minute);
                for (; next < single.Length && single[next] <= edge; next++)
                    if (single[next] != edge) yield return single[next];
                if (edge > from && edge < to) yield return edge;
            }
        for (; next < single.Length; next++) yield return single[next];
    }

    /// <summary>Whether any offer can open under a service between two instants; when none can, nothing changes either.</summary>
    internal bool SharesWithin(ServiceKind service, DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var (offer, _) in offers)
            if ((offer.Service == service || (service == ServiceKind.SameDay && offer.Service == ServiceKind.HospitalReservation))
                && offer.WasPublished && offer.PublishedAt < to && !(offer.WithdrawnAt <= from) && !(offer.LastDay?.AddDays(Moment.Days) < ServiceDay.Of(from))) return true;
        return false;
    }

    internal IEnumerable<(Offer Offer, Holding Holding)> OffersOf(ServiceKind service) => offers.Where(offer => offer.Offer.Service == service);

    internal IEnumerable<(Quota Version, Holding Holding)> QuotasOf(ServiceKind service) => quotas.Where(quota => quota.Version.Service == service);

    internal DayLevels Levels(DateTimeOffset instant)
    {
        var moment = new Moment(instant, rules.Calendar);
        var levels = new DayLevels(rules.CapacityOn(moment.Day)?.Shareable ?? 0);
        foreach (var (_, quota) in quotas) levels.Quota[(int)quota.Service] = Math.Max(levels.Quota[(int)quota.Service], quota.At(moment).Spaces);
        if (rules.IsLiveAt(instant)) AddOffers(ref levels, moment);
        if (rules.ReleaseAt(instant) is { } release) levels.Release(release, moment.Minute);
        // What is released comes out of offers of another service, yet a withdrawal of the same-day service takes it too.
        if (IsWithdrawn(ServiceKind.SameDay, instant)) levels.Offered[(int)ServiceKind.SameDay] = 0;
        levels.Cap();
        return levels;
    }

    private static Holding HoldingOf(Offer offer, ScheduleException[] exceptions) =>
        new(offer.Service, [.. offer.Windows.Select(window => (window, offer.Spaces))], (offer.FirstDay, offer.LastDay), exceptions);

    // From the weakest to the strongest.
    private ScheduleException[] OrderedExceptions() =>
        [.. rules.Exceptions.OrderBy(exception => exception.Scope).ThenBy(exception => exception.SetAt).ThenBy(exception => exception.Id)];

    private static IEnumerable<(Quota Quota, Holding Holding)> Versions(Quota[] versions, ScheduleException[] exceptions) =>
        versions.Select((quota, index) => (quota, VersionOf(quota, versions[(index + 1)..], exceptions)));

    // A version set before its first day takes over at midnight; one set on that day leaves what was before it to the version that held then.
    private static Holding VersionOf(Quota quota, Quota[] later, ScheduleException[] exceptions)
    {
        var next = Array.Find(later, version => version.SetAt <= ServiceDay.StartOf(version.FirstDay));
        var late = later.TakeWhile(version => version != next).Select(version => (version.FirstDay, version.SetAt)).ToArray();
        return new Holding(quota.Service, [.. quota.Windows.Select(window => (window.Time, window.Spaces))], (quota.FirstDay, next?.FirstDay.AddDays(-1)), exceptions, quota.SetAt, late);
    }

    private void AddOffers(ref DayLevels levels, in Moment moment)
    {
        var isSuspended = IsSuspended(moment.At);
        foreach (var (offer, holding) in offers)
        {
            if (!offer.IsPublishedAt(moment.At)) continue;
            var spaces = holding.At(moment).Spaces;
            levels.Intended[(int)offer.Service] += spaces;
            if (!isSuspended && !(offer.WithdrawnAt <= moment.At) && !IsWithdrawn(offer.Service, moment.At)) levels.Offered[(int)offer.Service] += spaces;
        }
    }

    private bool IsSuspended(DateTimeOffset instant)
    {
        foreach (var suspension in rules.Suspensions)
            if (suspension.Time.Contains(instant)) return true;
        return false;
    }

    private bool IsWithdrawn(ServiceKind service, DateTimeOffset instant)
    {
        foreach (var withdrawal in rules.Withdrawals)
            if (withdrawal.Covers(service) && withdrawal.Time.Contains(instant)) return true;
        return false;
    }

    private int Promised(ServiceKind service, DateTimeOffset instant)
    {
        if (!rules.IsLiveAt(instant)) return 0;
        var moment = new Moment(instant, rules.Calendar);
        var spaces = 0;
        foreach (var (offer, holding) in offers)
            if (offer.Service == service && offer.IsPublishedAt(instant)) spaces += holding.At(moment, offer.WithdrawnAt).Spaces;
        return spaces;
    }

    private List<SpaceSpan> Steps(DateTimeOffset from, DateTimeOffset to, Func<DateTimeOffset, int> spacesAt)
    {
        var steps = new List<SpaceSpan>();
        var (since, held) = (from, 0);
        foreach (var at in Edges(from, to))
        {
            var spaces = spacesAt(at);
            if (spaces == held) continue;
            if (held > 0) steps.Add(new SpaceSpan(new Interval(since, at), held));
            (since, held) = (at, spaces);
        }
        if (held > 0 && since < to) steps.Add(new SpaceSpan(new Interval(since, to), held));
        return steps;
    }

    private IEnumerable<DateTimeOffset> SingleEdges() =>
        rules.Suspensions.SelectMany(suspension => new[] { suspension.Time.Start, suspension.Time.End })
            .Concat(rules.Withdrawals.SelectMany(withdrawal => new[] { withdrawal.StartAt, withdrawal.RestoreAt }))
            .Concat(rules.Offers.Where(offer => offer.WithdrawnAt is not null).Select(offer => offer.WithdrawnAt!.Value))
            .Concat(rules.Offers.Where(offer => offer.WasPublished).Select(offer => offer.PublishedAt))
            .Concat(rules.Quotas.Select(quota => quota.SetAt)).Concat(rules.Releases.Select(rule => rule.SetAt))
            .Concat(rules.LifecycleSteps.Select(step => step.At)).Distinct();
}
