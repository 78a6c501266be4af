namespace ParkingOps.Domain.Sites;

/// <summary>Site (停车场/库): one car park of an organisation.</summary>
public sealed class Site
{
    /// <summary>Longest duty hours, name or phone of the contact, in characters.</summary>
    public const int ContactLimit = 100;

    private readonly List<SiteCapacity> capacities = [];
    private readonly List<LifecycleStep> lifecycleSteps = [];

    private Site()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>Code that gates send, unique and never changed.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Owner.</summary>
    public int OrganisationId { get; private set; }

    /// <summary>Owner.</summary>
    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Company that runs the gates, or null.</summary>
    public int? CarParkOperatorId { get; private set; }

    /// <summary>District, or null while unknown.</summary>
    public string? DistrictCode { get; private set; }

    /// <summary>Address, or null while unknown.</summary>
    public string? Address { get; private set; }

    /// <summary>Kind, or null while unknown.</summary>
    public SiteKind? Kind { get; private set; }

    /// <summary>Latitude in degrees (WGS84), or null.</summary>
    public double? Latitude { get; private set; }

    /// <summary>Longitude in degrees (WGS84), or null.</summary>
    public double? Longitude { get; private set; }

    /// <summary>State in the lifecycle.</summary>
    public Lifecycle Lifecycle { get; private set; }

    /// <summary>Services that the unit asked for, in its own words, or null.</summary>
    public string? ServicesAsked { get; private set; }

    /// <summary>Name or post of whom to call at the site, or null.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Phone of the site, or null.</summary>
    public string? ContactPhone { get; private set; }

    /// <summary>When somebody is on duty there, in the owner's own words, or null.</summary>
    public string? DutyHours { get; private set; }

    /// <summary>
    /// Whether it was live before the register knew of it: a site taken over as live with its history, whose steps are recorded only from then on.
    /// </summary>
    public bool WasLiveBefore { get; private set; }

    /// <summary>Whether it has been live at any time: then its figures and its ledger have a past.</summary>
    public bool WasEverLive => WasLiveBefore || lifecycleSteps.Exists(step => step.To == Lifecycle.Live);

    /// <summary>Spaces over time, oldest first.</summary>
    public IReadOnlyList<SiteCapacity> Capacities => capacities;

    /// <summary>The steps that brought it here.</summary>
    public IReadOnlyList<LifecycleStep> LifecycleSteps => lifecycleSteps;

    /// <summary>Registers a site as a draft.</summary>
    /// <exception cref="RuleException"><c>code-form</c> or <c>name-missing</c>.</exception>
    public static Site Register(string code, string name, Organisation owner) =>
        new() { Code = RegisterCode.Check(code), Name = RegisterCode.CheckName(name), Organisation = owner };

    /// <summary>Changes what it is called and where it is.</summary>
    /// <exception cref="RuleException"><c>name-missing</c> or <c>site-closed</c>.</exception>
    public void Describe(string name, string? districtCode, string? address, SiteKind? kind)
    {
        DemandOpen();
        (Name, DistrictCode, Address, Kind) = (RegisterCode.CheckName(name), Blank.ToNull(districtCode), Blank.ToNull(address), kind);
    }

    /// <summary>Changes its position, in degrees (WGS84).</summary>
    /// <exception cref="RuleException"><c>site-position</c> for degrees off the globe or one without the other.</exception>
    public void Locate(double? latitude, double? longitude)
    {
        if (latitude.HasValue != longitude.HasValue || latitude is < -90 or > 90 || longitude is < -180 or > 180) throw new RuleException("site-position");
        (Latitude, Longitude) = (latitude, longitude);
    }

    /// <summary>Changes whom to call at the site, and when somebody is on duty there.</summary>
    /// <exception cref="RuleException"><c>site-contact</c> for more than 100 characters, <c>site-closed</c>.</exception>
    public void SetContact(string? name, string? phone, string? dutyHours)
    {
        DemandOpen();
        if (new[] { name, phone, dutyHours }.Any(text => text?.Trim().Length > ContactLimit)) throw new RuleException("site-contact", ContactLimit);
        (ContactName, ContactPhone, DutyHours) = (Blank.ToNull(name), Blank.ToNull(phone), Blank.ToNull(dutyHours));
    }

    /// <summary>Notes the services that the unit asked for.</summary>
    public void AskFor(string? services) => ServicesAsked = Blank.ToNull(services);

    /// <summary>Takes the site over as one that has been live all along.</summary>
    public void TakeOverAsLive() => WasLiveBefore = true;

    /// <summary>Says which company runs the gates.</summary>
    public void AssignOperator(int? carParkOperatorId) => CarParkOperatorId = carParkOperatorId;

    /// <summary>Sets the spaces from a day on; the days before keep what held then.</summary>
    /// <exception cref="RuleException"><c>site-capacity</c> for negative or no spaces, <c>site-closed</c>.</exception>
    public void SetCapacity(DateOnly firstDay, int internalSpaces, int shareable)
    {
        DemandOpen();
        if (internalSpaces < 0 || shareable < 0 || internalSpaces + shareable is 0 or > 100_000) throw new RuleException("site-capacity");
        if (CapacityOn(firstDay) is { } held && held.Internal == internalSpaces && held.Shareable == shareable) return;
        capacities.RemoveAll(capacity => capacity.FirstDay == firstDay);
        capacities.Add(new SiteCapacity(firstDay, internalSpaces, shareable));
        capacities.Sort((left, right) => left.FirstDay.CompareTo(right.FirstDay));
    }

    /// <summary>The spaces in force on a day, or null before the first.</summary>
    public SiteCapacity? CapacityOn(DateOnly day) =>
        // The store hands rows back in no promised order.
        capacities.Where(capacity => capacity.FirstDay <= day).MaxBy(capacity => capacity.FirstDay);

    /// <summary>Moves the site through its lifecycle.</summary>
    /// <exception cref="RuleException">
    /// <c>lifecycle-step</c> for a step that is not allowed, <c>reason-missing</c>, or <c>site-incomplete</c> with the field that is missing.
    /// </exception>
    public void MoveTo(Lifecycle to, string by, DateTimeOffset at, string? reason = null)
    {
        if (!LifecycleRules.Allows(Lifecycle, to)) throw new RuleException("lifecycle-step", Lifecycle, to);
        if (LifecycleRules.AsksReason(Lifecycle, to) && string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        if (to == Lifecycle.Submitted) DemandComplete();
        lifecycleSteps.Add(new LifecycleStep(Lifecycle, to, at, by, Blank.ToNull(reason), lifecycleSteps.Count + 1));
        Lifecycle = to;
    }

    /// <summary>Whether it was live at any instant of a service day, by the recorded steps.</summary>
    public bool WasLiveOn(DateOnly day) => LifecycleRules.WasLiveOn(day, lifecycleSteps, WasLiveBefore);

    private void DemandOpen()
    {
        if (Lifecycle == Lifecycle.Closed) throw new RuleException("site-closed");
    }

    private void DemandComplete()
    {
        if (DistrictCode is null) throw new RuleException("site-incomplete", "district");
        if (Address is null) throw new RuleException("site-incomplete", "address");
        if (capacities.Count == 0) throw new RuleException("site-incomplete", "capacity");
    }
}
