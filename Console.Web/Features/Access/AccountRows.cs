namespace ParkingOps.Web.Features.Access;

/// <summary>How an account stands.</summary>
public enum AccountState
{
    /// <summary>It may sign in.</summary>
    Active,

    /// <summary>Invited; its owner has chosen no password yet.</summary>
    Invited,

    /// <summary>Locked for a while after too many failures.</summary>
    Locked,

    /// <summary>Kept out by an administrator.</summary>
    Disabled,
}

/// <summary>One account in a list.</summary>
public sealed record AccountRow(
    string UserName, string Role, string? Organisation, int? OrganisationId, AccountState State, bool HasSecondFactor, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt,
    DateTimeOffset? PasswordChangedAt, DateTimeOffset? LockedUntil, string? Email);

/// <summary>One session in a list.</summary>
public sealed record SessionRow(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string RemoteAddress, string Browser);

/// <summary>One line of a sign-in history.</summary>
public sealed record SignInRow(DateTimeOffset At, SignInOutcome Outcome, string RemoteAddress, string Browser);

/// <summary>Which accounts a list shows.</summary>
/// <param name="Find">Part of a name or of an organisation's name.</param>
/// <param name="Role">One role, or null.</param>
public sealed record AccountFilter(string? Find = null, string? Role = null);

/// <summary>What an administrator says of a new account.</summary>
public sealed class InvitationInput
{
    /// <summary>Name with which the person will sign in.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The one role.</summary>
    public string Role { get; set; } = Domain.Access.Role.Operator;

    /// <summary>The organisation of a unit manager.</summary>
    public int? OrganisationId { get; set; }

    /// <summary>Where the link is sent, when the console can send mail.</summary>
    public string Email { get; set; } = "";
}
