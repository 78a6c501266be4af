namespace ParkingOps.Web.Features.Onboarding;

/// <summary>What stands in a document; apart from its description, so that only a download reads it. The trail keeps its fingerprint.</summary>
public sealed class DocumentFile
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>Its bytes.</summary>
    public byte[] Content { get; init; } = [];
}
