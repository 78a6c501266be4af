namespace ParkingOps.Web.Features.Access;

/// <summary>How an attempt to sign in went. The numbers are stored.</summary>
public enum SignInOutcome
{
    /// <summary>The account is signed in.</summary>
    SignedIn = 1,

    /// <summary>No such account, or a wrong password.</summary>
    Refused = 2,

    /// <summary>The account is locked after too many failures.</summary>
    Locked = 3,

    /// <summary>An administrator disabled the account.</summary>
    Disabled = 4,

    /// <summary>The password was right, the code was not.</summary>
    WrongCode = 5,
}

/// <summary>One line of an account's sign-in history: when, from where, with what outcome.</summary>
public sealed class SignInAttempt
{
    /// <summary>Number of the line.</summary>
    public long Id { get; private set; }

    /// <summary>The account; null when nobody has that name, which is then kept nowhere: people type passwords there.</summary>
    public required int? UserId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>With what outcome.</summary>
    public required SignInOutcome Outcome { get; init; }

    /// <summary>From which address of the network.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>The browser, as it names itself.</summary>
    public required string Browser { get; init; }
}
