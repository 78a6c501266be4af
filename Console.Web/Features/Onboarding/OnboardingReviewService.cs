using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>Applications as the bureau decides on them.</summary>
public sealed class OnboardingReviewService(ApplicationChanges changes, ReviewSettings settings)
{
    /// <summary>Approves an application: the organisation, its sites, their steps and quotas come into the register, all or nothing.</summary>
    /// <param name="id">Number of the application.</param>
    /// <param name="seen">Version that the reviewer saw, or null for whatever it is.</param>
    /// <exception cref="RuleException"><c>not-found</c>, <c>onboarding-changed-review</c>, or what <see cref="OnboardingApplication.Approve"/> or the register refuses.</exception>
    public Task ApproveAsync(int id, int? seen = null) => changes.RunAsync(Permission.EditRegister, id, async (database, scene, application) =>
    {
        DemandSeen(application, seen);
        // Two applications that bring the same code take turns, so that the second is told.
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('onboarding'))");
        var findings = await ApplicationBasis.FindingsAsync(database, application, ServiceDay.Of(scene.At));
        application.Approve(findings, scene.By, scene.At, settings.ApproverDiffers);
        await Registration.BringInAsync(database, scene, application);
    });

    /// <summary>Sends an application back with remarks by field, a word about the whole, or both.</summary>
    /// <param name="id">Number of the application.</param>
    /// <param name="input">Remarks and reason.</param>
    /// <param name="seen">Version that the reviewer saw, or null for whatever it is.</param>
    /// <exception cref="RuleException"><c>not-found</c>, <c>onboarding-changed-review</c>, or what <see cref="OnboardingApplication.Return"/> refuses.</exception>
    public Task ReturnAsync(int id, ReturnInput input, int? seen = null) => changes.RunAsync(Permission.EditRegister, id, (_, scene, application) =>
    {
        DemandSeen(application, seen);
        application.Return(input.Remarks.Select(remark => new FieldRemark(remark.Key, remark.Value ?? "")), scene.By, scene.At, input.Reason);
        return Task.CompletedTask;
    }, input.Reason);

    // Who has decided meanwhile is told by what refuses a second decision.
    private static void DemandSeen(OnboardingApplication application, int? seen)
    {
        if (seen is not null && seen != application.Version && application.Status == ApplicationStatus.Submitted) throw new RuleException("onboarding-changed-review", application.ChangedBy);
    }
}
