using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Access;

/// <summary>Where a person stands between the password and the sign-in.</summary>
public sealed record PendingSignIn(int UserId, bool CodePassed);

/// <summary>The cookies of signing in: one for the steps on the way, one for the session.</summary>
public sealed class SignInDesk(IHttpContextAccessor http, SignInService signIns, Sessions sessions)
{
    /// <summary>Scheme of the cookie that lasts from the password to the sign-in.</summary>
    public const string StepScheme = "sign-in-step";

    private const string CodeClaim = "code-passed";
    private const string MarkClaim = "mark";

    /// <summary>Who is at the desk.</summary>
    public Visitor Visitor => Visitor.Of(Context);

    private HttpContext Context => http.HttpContext!;

    /// <summary>Tries a name and a password; null when they were right and the person goes on to the returned address.</summary>
    public async Task<(SignInOutcome? Outcome, string Next)> EnterAsync(string userName, string password, string? returnUrl)
    {
        var answer = await signIns.EnterAsync(userName, password, Visitor);
        return answer.Outcome is { } failed ? (failed, "") : (null, await ProceedAsync(new PendingSignIn(answer.UserId, false), returnUrl));
    }

    /// <summary>Tries a code; as above.</summary>
    public async Task<(SignInOutcome? Outcome, string Next)> EnterCodeAsync(PendingSignIn pending, string code, string? returnUrl)
    {
        var answer = await signIns.EnterCodeAsync(pending.UserId, code, Visitor);
        return answer.Outcome is { } failed ? (failed, "") : (null, await ProceedAsync(pending with { CodePassed = true }, returnUrl));
    }

    /// <summary>
    /// Where the person of this request stands; null when no password was entered of late, or when the account has signed in or got another
    /// password since: the cookie of the steps, copied, opens nothing a second time.
    /// </summary>
    public async Task<PendingSignIn?> PendingAsync()
    {
        var result = await Context.AuthenticateAsync(StepScheme);
        if (result.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        var pending = new PendingSignIn(int.Parse(id, CultureInfo.InvariantCulture), result.Principal.HasClaim(CodeClaim, "true"));
        return result.Principal.HasClaim(MarkClaim, await signIns.MarkAsync(pending.UserId)) ? pending : null;
    }

    /// <summary>Signs in when nothing is left to do; the address to which the person goes on.</summary>
    public async Task<string> ProceedAsync(PendingSignIn pending, string? returnUrl)
    {
        var step = await signIns.NextAsync(pending.UserId, pending.CodePassed);
        if (step == SignInStep.Done) return await FinishAsync(pending.UserId, returnUrl);
        await Context.SignInAsync(StepScheme, Principal(pending, await signIns.MarkAsync(pending.UserId)));
        return Address.Of(AddressOf(step), ("ReturnUrl", returnUrl));
    }

    /// <summary>The page of a step.</summary>
    public static string AddressOf(SignInStep step) => step switch
    {
        SignInStep.Code => "/login/code",
        SignInStep.Password => "/login/password",
        SignInStep.SecondFactor => "/login/second-factor",
        _ => "/",
    };

    private static ClaimsPrincipal Principal(PendingSignIn pending, string mark) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, pending.UserId.ToString(CultureInfo.InvariantCulture)),
            new Claim(CodeClaim, pending.CodePassed ? "true" : "false"),
            new Claim(MarkClaim, mark),
        ],
        StepScheme));

    private async Task<string> FinishAsync(int userId, string? returnUrl)
    {
        await sessions.SignOutAsync(Context.User);
        var (user, role, session) = await signIns.StartAsync(userId, Visitor);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, ActorClaims.Write(user, role, session));
        await Context.SignOutAsync(StepScheme);
        return SignInEndpoints.Local(returnUrl);
    }
}
