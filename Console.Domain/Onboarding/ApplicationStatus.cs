namespace ParkingOps.Domain.Onboarding;

/// <summary>State of an application (接入申请). The numbers are stored.</summary>
public enum ApplicationStatus
{
    /// <summary>填写中: being filled in.</summary>
    Draft = 1,

    /// <summary>待审核: waits for the bureau.</summary>
    Submitted = 2,

    /// <summary>已退回: sent back with remarks, to be corrected.</summary>
    Returned = 3,

    /// <summary>已批准: what it asked for stands in the register.</summary>
    Approved = 4,

    /// <summary>已撤销: given up by whoever filled it in.</summary>
    Dropped = 5,
}

/// <summary>One step of an application: who, when, why.</summary>
/// <param name="From">State before; null for the first.</param>
/// <param name="To">State after.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, where the step says so.</param>
/// <param name="Number">Which step of its application it is, from 1.</param>
public sealed record ApplicationStep(ApplicationStatus? From, ApplicationStatus To, DateTimeOffset At, string By, string? Reason, int Number);

/// <summary>What the reviewer says about one field when an application is returned.</summary>
/// <param name="Field">The field, as <see cref="ApplicationFields"/> names it.</param>
/// <param name="Text">What is wrong with it.</param>
public sealed record FieldRemark(string Field, string Text)
{
    /// <summary>Longest remark, in characters.</summary>
    public const int TextLimit = 500;
}
