using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace ParkingOps.Web.Features.Access;

/// <summary>
/// The sign-in of an open page. It asks every few seconds whether the session still holds; when it does not, the page belongs to nobody
/// from then on, and goes to the sign-in page.
/// </summary>
public sealed class SessionAuthenticationState(ILoggerFactory logs, Sessions sessions, IOptions<AccessRules> rules)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    /// <summary>Raised when the session was asked.</summary>
    public event Action? Asked;

    /// <summary>What the session last said; null before it was asked.</summary>
    public SessionState? Latest { get; private set; }

    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => rules.Value.CheckEvery;

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        Latest = await sessions.FindAsync(Sessions.Of(authenticationState.User), cancellationToken);
        Asked?.Invoke();
        return Latest.IsLive;
    }
}
