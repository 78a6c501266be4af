namespace ParkingOps.Web.Features.Access;

/// <summary>
/// One sign-in of an account on one browser. The browser's cookie names it; once it is ended here, the cookie and every open page of it
/// are worth nothing.
/// </summary>
public sealed class AccountSession
{
    /// <summary>What the cookie names.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public required int UserId { get; init; }

    /// <summary>When the account signed in.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When a key was last pressed or a click made, to half a minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When it was ended, by a person or an act; null while it lasts or when it ran out by itself.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; set; }

    /// <summary>From which address of the network.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>The browser, as it names itself.</summary>
    public required string Browser { get; init; }
}
