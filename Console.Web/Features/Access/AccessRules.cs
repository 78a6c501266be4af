using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Features.Access;

/// <summary>How accounts are guarded; section <c>Access</c> of the settings. The defaults are those of GB/T 22239-2019, level 3.</summary>
public sealed class AccessRules
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Access";

    /// <summary>Signs of a password of the bureau's own people, at least.</summary>
    public int BureauPasswordLength { get; set; } = 12;

    /// <summary>Signs of a unit manager's password, at least.</summary>
    public int UnitPasswordLength { get; set; } = 8;

    /// <summary>Classes of signs in a password, of capitals, small letters, digits and others.</summary>
    public int PasswordClasses { get; set; } = 3;

    /// <summary>Days after which a password must be changed; 0 for never.</summary>
    public int PasswordDays { get; set; } = 90;

    /// <summary>How many of an account's last passwords may not come again.</summary>
    public int BarredPasswords { get; set; } = 5;

    /// <summary>Failures after which an account is locked.</summary>
    public int LockAfter { get; set; } = 5;

    /// <summary>How long it is locked.</summary>
    public TimeSpan LockFor { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>Without a key pressed or a click for this long, a sign-in ends.</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>How long before that the person is warned.</summary>
    public TimeSpan IdleWarning { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A sign-in ends after this long in any case.</summary>
    public TimeSpan LongestSession { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How often an open page asks whether its sign-in still holds.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an invitation or a link for a new password holds.</summary>
    public TimeSpan LinkHolds { get; set; } = TimeSpan.FromHours(48);

    /// <summary>Whether the bureau's own people need a second factor.</summary>
    public bool SecondFactorRequired { get; set; }

    /// <summary>The rule for the passwords of a role.</summary>
    public PasswordRule PasswordOf(string role) => new(Role.IsOfTheBureau(role) ? BureauPasswordLength : UnitPasswordLength, PasswordClasses);

    /// <summary>Whether a role needs a second factor.</summary>
    public bool DemandsSecondFactor(string role) => SecondFactorRequired && Role.IsOfTheBureau(role);
}
