using ParkingOps.Domain.Onboarding;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>The steps of the wizard, and which step holds which field.</summary>
internal static class WizardSteps
{
    public const string First = "profile";
    public const string Last = "check";

    public static IReadOnlyList<string> All { get; } = [First, "sites", "services", "quotas", "documents", Last];

    /// <summary>The step after one.</summary>
    public static string After(string step) => All[Math.Min(All.Count - 1, Index(step) + 1)];

    /// <summary>The step before one; null before the first.</summary>
    public static string? Before(string step) => Index(step) is > 0 and var index ? All[index - 1] : null;

    /// <summary>The step on which a field is filled in.</summary>
    public static string Of(string field) => field.Split('.') switch
    {
        ["profile", ..] => First,
        ["documents"] => "documents",
        ["site", _, "Services"] => "services",
        ["site", _, "quota", ..] => "quotas",
        _ => "sites",
    };

    /// <summary>How many remarks of the last return wait on a step.</summary>
    public static int Remarks(OnboardingApplication application, string step) =>
        application.Status == ApplicationStatus.Returned ? application.Remarks.Count(remark => Of(remark.Field) == step) : 0;

    private static int Index(string step) => Math.Max(0, All.ToList().IndexOf(step));
}
