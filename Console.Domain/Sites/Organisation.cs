namespace ParkingOps.Domain.Sites;

/// <summary>Organisation (单位): who owns car parks and takes part in the programmes.</summary>
public sealed class Organisation
{
    private Organisation()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>Code in the register, unique and never changed.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Full name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Kind.</summary>
    public OrganisationKind Kind { get; private set; }

    /// <summary>Level.</summary>
    public AdministrativeLevel Level { get; private set; }

    /// <summary>District of its seat, or null while unknown.</summary>
    public string? DistrictCode { get; private set; }

    /// <summary>Address of its seat, or null while unknown.</summary>
    public string? Address { get; private set; }

    /// <summary>Name or post of the contact, or null.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Phone of the contact, or null.</summary>
    public string? ContactPhone { get; private set; }

    /// <summary>Where the record comes from or what one should know, or null.</summary>
    public string? Note { get; private set; }

    /// <summary>
    /// Up to how many spaces its offers are approved without a person, counted over all that it holds at once, so that many small offers
    /// do not add up past it; null for never (semantics 14).
    /// </summary>
    public int? AutomaticApprovalUpTo { get; private set; }

    /// <summary>Registers an organisation.</summary>
    /// <exception cref="RuleException"><c>code-form</c> or <c>name-missing</c>.</exception>
    public static Organisation Register(string code, string name, OrganisationKind kind, AdministrativeLevel level)
    {
        var organisation = new Organisation { Code = RegisterCode.Check(code) };
        organisation.Describe(name, kind, level);
        return organisation;
    }

    /// <summary>Changes what it is called and what it is.</summary>
    /// <exception cref="RuleException"><c>name-missing</c>.</exception>
    public void Describe(string name, OrganisationKind kind, AdministrativeLevel level)
    {
        Name = RegisterCode.CheckName(name);
        Kind = kind;
        Level = level;
    }

    /// <summary>Changes where its seat is.</summary>
    public void Locate(string? districtCode, string? address) => (DistrictCode, Address) = (Blank.ToNull(districtCode), Blank.ToNull(address));

    /// <summary>Changes whom to call.</summary>
    public void SetContact(string? name, string? phone) => (ContactName, ContactPhone) = (Blank.ToNull(name), Blank.ToNull(phone));

    /// <summary>Changes the remark.</summary>
    public void SetNote(string? note) => Note = Blank.ToNull(note);

    /// <summary>Sets up to how many spaces offers are approved without a person; null for never.</summary>
    /// <exception cref="RuleException"><c>automatic-approval</c>.</exception>
    public void ApproveUpTo(int? spaces)
    {
        if (spaces is < 1 or > 100_000) throw new RuleException("automatic-approval");
        AutomaticApprovalUpTo = spaces;
    }
}
