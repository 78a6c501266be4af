using System.Globalization;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Notices;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>Who is told of which step of an application: operators of what waits for them, the author of what was decided.</summary>
public sealed class OnboardingNotices(NoticePost post)
{
    /// <summary>Tells of the step that an act has just taken.</summary>
    internal async Task SendAsync(ConsoleDb database, OnboardingApplication application)
    {
        var step = application.Steps.MaxBy(one => one.Number)!;
        var words = new NoticeWords(SubjectOf(step.To), string.Create(CultureInfo.InvariantCulture, $"onboarding/{application.Id}"), application.OrganisationName ?? "", step.By, step.Reason ?? "");
        if (step.To == ApplicationStatus.Submitted) await post.ToRoleAsync(database, Role.Operator, null, words);
        if (step.To is not (ApplicationStatus.Returned or ApplicationStatus.Approved)) return;
        foreach (var author in new[] { application.StartedBy, application.SubmittedBy }.OfType<string>().Distinct())
            await post.ToAccountAsync(database, author, application.OrganisationId, words);
    }

    private static string SubjectOf(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Submitted => "onboarding-submitted",
        ApplicationStatus.Returned => "onboarding-returned",
        _ => "onboarding-approved",
    };
}
