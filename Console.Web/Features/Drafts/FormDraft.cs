namespace ParkingOps.Web.Features.Drafts;

/// <summary>What an account has typed into a form and not saved yet; kept on the server, so that neither an error nor a restart loses it.</summary>
public sealed class FormDraft
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>The account.</summary>
    public required string UserName { get; init; }

    /// <summary>Address of the form.</summary>
    public required string Form { get; init; }

    /// <summary>The input as JSON, without passwords and plates.</summary>
    public required string Json { get; init; }

    /// <summary>When it was typed.</summary>
    public DateTimeOffset SavedAt { get; init; }
}
