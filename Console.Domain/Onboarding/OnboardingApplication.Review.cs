using ParkingOps.Domain.Sites;

namespace ParkingOps.Domain.Onboarding;

/// <content>How an application is handed in and decided, and its documents.</content>
public sealed partial class OnboardingApplication
{
    /// <summary>Most documents of one application.</summary>
    public const int MostDocuments = 20;

    /// <summary>Adds a document.</summary>
    /// <exception cref="RuleException"><c>onboarding-closed</c>, <c>onboarding-too-much</c>.</exception>
    public void Attach(OnboardingDocument document)
    {
        Touch(document.AddedBy, document.AddedAt);
        if (documents.Count >= MostDocuments) throw new RuleException("onboarding-too-much", MostDocuments);
        documents.Add(document);
    }

    /// <summary>Takes a document away.</summary>
    /// <exception cref="RuleException"><c>onboarding-closed</c>, <c>not-found</c>.</exception>
    public void Detach(Guid document, string by, DateTimeOffset at)
    {
        Touch(by, at);
        if (documents.RemoveAll(one => one.Id == document) == 0) throw new RuleException("not-found");
    }

    /// <summary>Hands it in; the remarks of an earlier return are done with.</summary>
    /// <param name="findings">What the checklist found.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RuleException"><c>onboarding-closed</c>, <c>onboarding-incomplete</c> with how many findings stand in the way.</exception>
    public void Submit(IReadOnlyCollection<Finding> findings, string by, DateTimeOffset at)
    {
        Touch(by, at);
        DemandReady(findings);
        SubmittedBy = by;
        Step(ApplicationStatus.Submitted, by, at, null);
    }

    /// <summary>Gives it up.</summary>
    /// <exception cref="RuleException"><c>onboarding-closed</c>, <c>reason-missing</c>.</exception>
    public void Drop(string by, DateTimeOffset at, string? reason)
    {
        Touch(by, at);
        Step(ApplicationStatus.Dropped, by, at, Blank.ToNull(reason) ?? throw new RuleException("reason-missing"));
    }

    /// <summary>Sends it back with remarks by field, a reason for the whole, or both.</summary>
    /// <exception cref="RuleException"><c>onboarding-not-submitted</c>, <c>onboarding-no-remark</c>.</exception>
    public void Return(IEnumerable<FieldRemark> said, string by, DateTimeOffset at, string? reason)
    {
        DemandSubmitted();
        var given = said.Where(remark => !string.IsNullOrWhiteSpace(remark.Text)).Select(remark => remark with { Text = Short(remark.Text.Trim()) }).ToList();
        if (given.Count == 0 && string.IsNullOrWhiteSpace(reason)) throw new RuleException("onboarding-no-remark");
        remarks.Clear();
        remarks.AddRange(given);
        Step(ApplicationStatus.Returned, by, at, reason);
    }

    /// <summary>Approves it; the caller brings what it asks for into the register in the same transaction.</summary>
    /// <param name="findings">What the checklist finds now.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <param name="approverDiffers">Whether nobody may approve what he started or submitted himself (semantics 14).</param>
    /// <exception cref="RuleException"><c>onboarding-not-submitted</c>, <c>onboarding-same-person</c>, <c>onboarding-incomplete</c>.</exception>
    public void Approve(IReadOnlyCollection<Finding> findings, string by, DateTimeOffset at, bool approverDiffers)
    {
        DemandSubmitted();
        if (approverDiffers && (by == SubmittedBy || by == StartedBy)) throw new RuleException("onboarding-same-person", by);
        DemandReady(findings);
        remarks.Clear();
        Step(ApplicationStatus.Approved, by, at, null);
    }

    /// <summary>Says which organisation came of it.</summary>
    public void BelongsTo(int organisationId) => OrganisationId = organisationId;

    private static void DemandReady(IReadOnlyCollection<Finding> findings)
    {
        if (findings.Count(finding => finding.Blocks) is > 0 and var open) throw new RuleException("onboarding-incomplete", open);
    }

    private static string Short(string text) => text.Length <= FieldRemark.TextLimit ? text : text[..FieldRemark.TextLimit];

    private void DemandSubmitted()
    {
        if (Status != ApplicationStatus.Submitted) throw new RuleException("onboarding-not-submitted");
    }

    private void Step(ApplicationStatus to, string by, DateTimeOffset at, string? reason)
    {
        steps.Add(new ApplicationStep(steps.Count == 0 ? null : Status, to, at, by, Blank.ToNull(reason), steps.Count + 1));
        (Status, ChangedBy, ChangedAt, Version) = (to, by, at, Version + 1);
    }
}
