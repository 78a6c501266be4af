using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>A span of time and the spaces that hold through it.</summary>
public readonly record struct SpaceSpan(Interval Time, int Spaces);

/// <summary>Spaces over time, as steps: what a quota allows, or what offers promise.</summary>
public static class SpaceTimeline
{
    /// <summary>
    /// What the versions of one quota allow. A window belongs to the version in force on the day on which it starts; where the tail of
    /// one day's window meets the next day's window, the larger number counts, once.
    /// </summary>
    public static IReadOnlyList<SpaceSpan> OfQuota(IReadOnlyList<Quota> versions, CityCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var ordered = versions.OrderBy(version => version.FirstDay).ToList();
        var spans = new List<SpaceSpan>();
        for (var day = ServiceDay.Of(from).AddDays(-2); day <= ServiceDay.Of(to); day = day.AddDays(1))
        {
            var kind = calendar.KindOf(day);
            foreach (var window in ordered.LastOrDefault(version => version.FirstDay <= day)?.Windows ?? [])
                if (window.Time.StartsOn(day, kind)) spans.Add(new SpaceSpan(window.Time.On(day), window.Spaces));
        }
        return Combine(spans, from, to, add: false);
    }

    /// <summary>What several offers promise together: each the union of its windows, all added up.</summary>
    public static IReadOnlyList<SpaceSpan> OfOffers(IEnumerable<Offer> offers, CityCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var spans = offers
            .SelectMany(offer => offer.OpenTime(calendar, from, to).Select(open => new SpaceSpan(open, offer.Spaces)))
            .ToList();
        return Combine(spans, from, to, add: true);
    }

    /// <summary>Spaces at one instant; 0 between spans.</summary>
    public static int At(IReadOnlyList<SpaceSpan> spans, DateTimeOffset instant)
    {
        foreach (var span in spans)
            if (span.Time.Contains(instant)) return span.Spaces;
        return 0;
    }

    /// <summary>Cuts overlapping spans into steps; where they overlap, their spaces are added or the larger one counts.</summary>
    public static IReadOnlyList<SpaceSpan> Combine(IReadOnlyList<SpaceSpan> spans, DateTimeOffset from, DateTimeOffset to, bool add)
    {
        var edges = spans.SelectMany(span => new[] { span.Time.Start, span.Time.End }).Append(from).Append(to)
            .Where(edge => from <= edge && edge <= to).Distinct().Order().ToArray();
        var active = spans.OrderBy(span => span.Time.Start).ToList();
        var steps = new List<SpaceSpan>();
        var running = new List<SpaceSpan>();
        var next = 0;
        for (var index = 0; index + 1 < edges.Length; index++)
        {
            var step = new Interval(edges[index], edges[index + 1]);
            while (next < active.Count && active[next].Time.Start <= step.Start) running.Add(active[next++]);
            running.RemoveAll(span => span.Time.End <= step.Start);
            if (running.Count == 0) continue;
            Append(steps, step, add ? running.Sum(span => span.Spaces) : running.Max(span => span.Spaces));
        }
        return steps;
    }

    private static void Append(List<SpaceSpan> steps, Interval step, int spaces)
    {
        if (steps.Count > 0 && steps[^1].Spaces == spaces && steps[^1].Time.End == step.Start)
            steps[^1] = new SpaceSpan(new Interval(steps[^1].Time.Start, step.End), spaces);
        else steps.Add(new SpaceSpan(step, spaces));
    }
}
