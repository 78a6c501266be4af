using System.Globalization;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;

namespace ParkingOps.Tests.Domain.Sharing;

/// <summary>
/// Which rules had a say at a minute, by the words of semantics 3 and 13 to 16 alone: of each its kind, who made it, and whom it overruled. It goes
/// through all days and minutes on a wall clock and shares nothing with the engine.
/// </summary>
internal sealed class ExplanationOracle(SiteRules rules, ServiceKind service, DateTime at)
{
    private const int LongestDays = 2;

    /// <summary>The rulings except those of lifecycle, calendar and ceiling, in no order.</summary>
    public IEnumerable<string> Rulings()
    {
        var release = rules.Releases.Where(one => one.FirstDay <= Day(at) && MinuteOracle.Local(one.SetAt) <= at).MaxBy(one => one.FirstDay);
        var kinds = service == ServiceKind.SameDay && release is { SharePercent: > 0 } ? new[] { service, ServiceKind.HospitalReservation } : [service];
        if (release is not null && service is ServiceKind.HospitalReservation or ServiceKind.SameDay) yield return $"Release {release!.SetBy}";
        foreach (var line in kinds.SelectMany(OfKind)) yield return line;
        foreach (var one in Exceptions(kinds)) yield return one;
        foreach (var one in rules.Withdrawals)
            if ((one.Service is null || kinds.Contains(one.Service.Value)) && MinuteOracle.Local(one.StartAt) <= at && at < MinuteOracle.Local(one.RestoreAt)) yield return $"Withdrawal {one.By}";
        foreach (var one in rules.Suspensions)
            if (MinuteOracle.Local(one.StartAt) <= at && !(MinuteOracle.Local(one.EndAt) <= at)) yield return $"Suspension {one.ConfirmedBy}";
    }

    private IEnumerable<string> OfKind(ServiceKind kind)
    {
        // A version is named when one had been set; which one, where windows of two are open at once, is judged by the spaces in the oracle of minutes.
        if (rules.Quotas.Any(one => one.Service == kind && one.FirstDay <= Day(at) && MinuteOracle.Local(one.SetAt) <= at)) yield return $"Quota of {kind}";
        if (!IsLive()) yield break;
        foreach (var offer in rules.Offers.Where(one => one.Service == kind && one.WasPublished && MinuteOracle.Local(one.PublishedAt) <= at))
        {
            if (!Starts(offer.FirstDay, offer.LastDay, [.. offer.Windows]).Any(start => start.IsOpen(Strongest(kind, start)))) continue;
            yield return $"Offer {offer.PublishedBy}";
            if (MinuteOracle.Local(offer.WithdrawnAt) <= at) yield return $"OfferWithdrawn {offer.WithdrawnBy}";
        }
    }

    private IEnumerable<string> Exceptions(ServiceKind[] kinds)
    {
        var found = new Dictionary<ScheduleException, HashSet<ScheduleException>>();
        foreach (var kind in kinds)
            foreach (var start in Holders(kind).SelectMany(one => Starts(one.First, one.Last, one.Windows)))
            {
                var ruling = Ruling(kind, start);
                if (ruling.Count == 0 || (start.From is not null && !ruling.Contains(start.From))) continue;
                found.TryAdd(ruling[^1], []);
                found[ruling[^1]].UnionWith(ruling[..^1]);
            }
        return found.Select(one => $"Exception {one.Key.SetBy} over [{string.Join(' ', one.Value.Select(weaker => weaker.SetBy).Order(StringComparer.Ordinal))}]");
    }

    private IEnumerable<(DateOnly First, DateOnly? Last, TimeWindow[] Windows)> Holders(ServiceKind kind)
    {
        // A version holds the days up to the next one that had been set by then.
        var versions = rules.Quotas.Where(one => one.Service == kind && MinuteOracle.Local(one.SetAt) <= at).OrderBy(one => one.FirstDay).ToList();
        for (var index = 0; index < versions.Count; index++)
            yield return (versions[index].FirstDay, index + 1 < versions.Count ? versions[index + 1].FirstDay.AddDays(-1) : null, [.. versions[index].Windows.Select(one => one.Time)]);
        foreach (var offer in rules.Offers.Where(one => one.Service == kind && one.WasPublished && MinuteOracle.Local(one.PublishedAt) <= at))
            yield return (offer.FirstDay, offer.LastDay, [.. offer.Windows]);
    }

    // Every window that would be open now, were it allowed to start: the usual ones, and those of all exceptions.
    private IEnumerable<Start> Starts(DateOnly first, DateOnly? last, TimeWindow[] windows)
    {
        if (windows.Length == 0) yield break;
        for (var back = 0; back <= LongestDays; back++)
        {
            var day = at.Date.AddDays(-back);
            if (Day(day) < first || Day(day) > last) continue;
            foreach (var time in windows)
                if (MinuteOracle.IsOn(day, time) && Covers(day, time)) yield return new Start(day, time, null);
            foreach (var exception in rules.Exceptions)
                foreach (var time in exception.Windows)
                    if (Covers(day, time)) yield return new Start(day, time, exception);
        }
    }

    private bool Covers(DateTime day, TimeWindow time) => day.AddMinutes(time.StartMinute) <= at && at < day.AddMinutes(time.StartMinute + time.LengthMinutes);

    private ScheduleException? Strongest(ServiceKind kind, Start start) => Ruling(kind, start) is [.., var last] ? last : null;

    private List<ScheduleException> Ruling(ServiceKind kind, Start start) =>
    [
        .. rules.Exceptions.Where(one => one.FirstDay <= Day(start.Day) && Day(start.Day) <= one.LastDay && (one.Service ?? kind) == kind
                && MinuteOracle.Local(one.SetAt) <= start.At && !(MinuteOracle.Local(one.RevokedAt) <= start.At))
            .OrderBy(one => (int)one.Scope).ThenBy(one => one.SetAt),
    ];

    private bool IsLive() => rules.LifecycleSteps.LastOrDefault(one => MinuteOracle.Local(one.At) <= at) is { } step ? step.To == Lifecycle.Live : rules.WasLiveBefore;

    private static DateOnly Day(DateTime time) => DateOnly.FromDateTime(time);

    private sealed record Start(DateTime Day, TimeWindow Time, ScheduleException? From)
    {
        public DateTime At => Day.AddMinutes(Time.StartMinute);

        public bool IsOpen(ScheduleException? strongest) => From == strongest;

        public override string ToString() => At.ToString("s", CultureInfo.InvariantCulture);
    }
}
