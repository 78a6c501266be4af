using Microsoft.AspNetCore.Identity;

namespace ParkingOps.Web.Features.Access;

/// <summary>An account of the console.</summary>
public sealed class ConsoleUser : IdentityUser<int>
{
    /// <summary>The one organisation to which a unit manager is bound; null for every other role.</summary>
    public int? OrganisationId { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the account last signed in.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>When its owner last chose a password; null when none was chosen yet, so that one must be before anything else.</summary>
    public DateTimeOffset? PasswordChangedAt { get; set; }

    /// <summary>Since when an administrator keeps the account out, or null.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
