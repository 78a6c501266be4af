namespace ParkingOps.Domain.Onboarding;

/// <summary>One line of the checklist.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Blocks">Whether the application can be neither submitted nor approved with it; the rest is for the reviewer to weigh.</param>
/// <param name="Field">At which field, as <see cref="ApplicationFields"/> names it.</param>
/// <param name="Arguments">Values for its words.</param>
public sealed record Finding(FindingKind Kind, bool Blocks, string Field, params object[] Arguments)
{
    /// <summary>The record that it is like, for duplicates.</summary>
    public KnownRecord? Like { get; init; }
}
