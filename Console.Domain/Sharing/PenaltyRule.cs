namespace ParkingOps.Domain.Sharing;

/// <summary>What a penalty rule says.</summary>
/// <param name="Offence">Which offence it punishes.</param>
/// <param name="FirstDay">First day of the offences for which it holds.</param>
/// <param name="Count">How many within the period bar a plate; 0 turns the penalty off.</param>
/// <param name="PeriodDays">Days within which they are counted, that of the last one included.</param>
/// <param name="BarDays">Days for which the plate is barred, from the day after.</param>
/// <param name="GraceMinutes">
/// Of an overstay, minutes after the end of the run that are not held against the plate; of a cancellation, how many minutes before the slot it must come.
/// </param>
public sealed record PenaltyTerms(OffenceKind Offence, DateOnly FirstDay, int Count, int PeriodDays, int BarDays, int GraceMinutes);

/// <summary>Days on which a plate is barred.</summary>
/// <param name="Offence">For which offence.</param>
/// <param name="FirstDay">First day.</param>
/// <param name="LastDay">Last day, included.</param>
/// <param name="Offences">The offences that led to it.</param>
public sealed record PlateBar(OffenceKind Offence, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<Offence> Offences);

/// <summary>
/// Penalty rule (处罚规则): how many offences in which period bar a plate for how long. A dated version of one offence; without any, nothing is punished.
/// </summary>
public sealed class PenaltyRule
{
    private const int MostCount = 100;
    private const int LongestDays = 366;
    private const int LongestGraceMinutes = 1440;

    private PenaltyRule()
    {
    }

    /// <summary>Which offence.</summary>
    public OffenceKind Offence { get; private init; }

    /// <summary>First day of the offences for which it holds.</summary>
    public DateOnly FirstDay { get; private init; }

    /// <summary>How many; 0 is off.</summary>
    public int Count { get; private init; }

    /// <summary>Within how many days.</summary>
    public int PeriodDays { get; private init; }

    /// <summary>Barred for how many days.</summary>
    public int BarDays { get; private init; }

    /// <summary>Grace in minutes.</summary>
    public int GraceMinutes { get; private init; }

    /// <summary>Who set it.</summary>
    public string SetBy { get; private init; } = "";

    /// <summary>When it was set.</summary>
    public DateTimeOffset SetAt { get; private init; }

    /// <summary>Sets a version from a day after <paramref name="today"/> on; what came before keeps its own.</summary>
    /// <exception cref="RuleException"><c>rules-past</c> or <c>penalty-limits</c>.</exception>
    public static PenaltyRule Set(PenaltyTerms terms, string by, DateTimeOffset at, DateOnly today)
    {
        if (terms.FirstDay <= today) throw new RuleException("rules-past");
        var isOff = terms.Count == 0;
        if (terms.Count is < 0 or > MostCount || !Enum.IsDefined(terms.Offence) || terms.GraceMinutes is < 0 or > LongestGraceMinutes
            || (!isOff && (terms.PeriodDays is < 1 or > LongestDays || terms.BarDays is < 1 or > LongestDays)))
            throw new RuleException("penalty-limits", MostCount, LongestDays, LongestGraceMinutes);
        return new PenaltyRule
        {
            Offence = terms.Offence,
            FirstDay = terms.FirstDay,
            Count = terms.Count,
            PeriodDays = isOff ? 0 : terms.PeriodDays,
            BarDays = isOff ? 0 : terms.BarDays,
            GraceMinutes = terms.GraceMinutes,
            SetBy = by,
            SetAt = at,
        };
    }

    /// <summary>Whether something that happened while the rule holds counts under it.</summary>
    public bool Counts(in Offence offence) => Count > 0 && offence.Kind switch
    {
        OffenceKind.Overstay => offence.Margin > TimeSpan.FromMinutes(GraceMinutes),
        OffenceKind.LateCancellation => offence.Margin < TimeSpan.FromMinutes(GraceMinutes),
        _ => true,
    };

    /// <summary>
    /// The bars of one plate, in order. Each offence is judged by the version in force on its day; those that led to a bar are not counted again.
    /// </summary>
    public static IReadOnlyList<PlateBar> Bars(IEnumerable<Offence> offences, IReadOnlyList<PenaltyRule> versions)
    {
        var bars = new List<PlateBar>();
        foreach (var kind in offences.OrderBy(one => one.At).GroupBy(one => one.Kind))
        {
            var counted = new List<Offence>();
            foreach (var offence in kind)
            {
                if (On(offence.Day, kind.Key, versions) is not { } rule || !rule.Counts(offence)) continue;
                counted.RemoveAll(one => one.Day <= offence.Day.AddDays(-rule.PeriodDays));
                counted.Add(offence);
                if (counted.Count < rule.Count) continue;
                bars.Add(new PlateBar(kind.Key, offence.Day.AddDays(1), offence.Day.AddDays(rule.BarDays), [.. counted]));
                counted.Clear();
            }
        }

        return [.. bars.OrderBy(bar => (bar.FirstDay, bar.Offence))];
    }

    /// <summary>The version in force for an offence on a day, or null.</summary>
    public static PenaltyRule? On(DateOnly day, OffenceKind kind, IReadOnlyList<PenaltyRule> versions) =>
        versions.Where(version => version.Offence == kind && version.FirstDay <= day).MaxBy(version => version.FirstDay);
}
