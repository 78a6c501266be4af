namespace ParkingOps.Web.Features.Notices;

/// <summary>A notice (站内通知) to one account, or to all of a role, in one organisation where it is bound to one.</summary>
public sealed class Notice
{
    /// <summary>Number of the notice, rising.</summary>
    public long Id { get; private set; }

    /// <summary>Account that it is for, or null.</summary>
    public string? UserName { get; init; }

    /// <summary>Role that it is for, or null.</summary>
    public string? Role { get; init; }

    /// <summary>Organisation whose accounts alone may see it, or null.</summary>
    public int? OrganisationId { get; init; }

    /// <summary>What it is about; a key of the texts.</summary>
    public required string Subject { get; init; }

    /// <summary>What fills the holes of its words.</summary>
    public string[] Arguments { get; init; } = [];

    /// <summary>Address of the page where it leads.</summary>
    public required string Link { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>That an account has read a notice.</summary>
public sealed class NoticeReading
{
    /// <summary>The notice.</summary>
    public long NoticeId { get; init; }

    /// <summary>The account.</summary>
    public required string UserName { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset ReadAt { get; init; }
}
