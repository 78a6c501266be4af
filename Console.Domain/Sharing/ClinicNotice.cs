namespace ParkingOps.Domain.Sharing;

/// <summary>
/// Clinic notice (停开诊): which department of a hospital is closed or open, by which source, last confirmed when. It is information and may lag;
/// it never takes anything off offer, it only proposes a suspension (semantics 16).
/// </summary>
public sealed class ClinicNotice
{
    /// <summary>After that long without a confirmation it says that it is stale.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(24);

    private const int NameLimit = 100;

    private ClinicNotice()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>The hospital.</summary>
    public int OrganisationId { get; private set; }

    /// <summary>Department, or what part of the hospital it is about.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Closed (停诊) or open (开诊).</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Who says so.</summary>
    public string Source { get; private set; } = "";

    /// <summary>When the source last confirmed it.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>Who entered it.</summary>
    public string EnteredBy { get; private set; } = "";

    /// <summary>When it was entered.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Enters a notice.</summary>
    /// <param name="organisationId">The hospital.</param>
    /// <param name="department">Department.</param>
    /// <param name="isClosed">Closed or open.</param>
    /// <param name="source">Who says so.</param>
    /// <param name="confirmedAt">When the source last confirmed it; not in the future.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RuleException"><c>notice-department</c>, <c>notice-source</c> or <c>notice-confirmed</c>.</exception>
    public static ClinicNotice Enter(int organisationId, string? department, bool isClosed, string? source, DateTimeOffset confirmedAt, string by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(department) || department.Length > NameLimit) throw new RuleException("notice-department", NameLimit);
        if (string.IsNullOrWhiteSpace(source) || source.Length > NameLimit) throw new RuleException("notice-source", NameLimit);
        if (confirmedAt > at) throw new RuleException("notice-confirmed");
        return new ClinicNotice
        {
            OrganisationId = organisationId,
            Department = department.Trim(),
            IsClosed = isClosed,
            Source = source.Trim(),
            ConfirmedAt = confirmedAt,
            EnteredBy = by,
            EnteredAt = at,
        };
    }

    /// <summary>Whether nobody has confirmed it for too long.</summary>
    public static bool IsStale(DateTimeOffset confirmedAt, DateTimeOffset now) => now - confirmedAt > StaleAfter;
}
