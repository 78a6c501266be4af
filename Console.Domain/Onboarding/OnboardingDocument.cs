namespace ParkingOps.Domain.Onboarding;

/// <summary>Type of a document, as its content says. The numbers are stored.</summary>
public enum DocumentType
{
    /// <summary>PDF.</summary>
    Pdf = 1,

    /// <summary>A picture as PNG.</summary>
    Png = 2,

    /// <summary>A picture as JPEG.</summary>
    Jpeg = 3,
}

/// <summary>A document of an application. Its name is only ever shown: the file is found by a number made here.</summary>
public sealed class OnboardingDocument
{
    /// <summary>Largest document, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Longest name, in characters.</summary>
    public const int NameLimit = 120;

    private OnboardingDocument()
    {
    }

    /// <summary>Number under which it is kept.</summary>
    public Guid Id { get; private set; }

    /// <summary>Name that it had where it came from.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Type.</summary>
    public DocumentType Type { get; private set; }

    /// <summary>Size in bytes.</summary>
    public int Bytes { get; private set; }

    /// <summary>SHA-256 of the content, so that the trail says which one it was.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Who added it.</summary>
    public string AddedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Takes a document in.</summary>
    /// <exception cref="RuleException"><c>document-empty</c>, <c>document-too-large</c>, <c>document-type</c> when the content is neither PDF nor PNG nor JPEG.</exception>
    public static OnboardingDocument Of(string? name, ReadOnlySpan<byte> content, string by, DateTimeOffset at)
    {
        if (content.Length == 0) throw new RuleException("document-empty");
        if (content.Length > MostBytes) throw new RuleException("document-too-large", MostBytes / 1024 / 1024);
        return new OnboardingDocument
        {
            Id = Guid.NewGuid(),
            Name = DocumentContent.Shown(name),
            Type = DocumentContent.TypeOf(content) ?? throw new RuleException("document-type", DocumentContent.Shown(name)),
            Bytes = content.Length,
            Fingerprint = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)),
            AddedBy = by,
            AddedAt = at,
        };
    }
}
