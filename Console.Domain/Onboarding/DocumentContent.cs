namespace ParkingOps.Domain.Onboarding;

/// <summary>What a file says about itself by its first bytes, whatever its name says.</summary>
public static class DocumentContent
{
    private static ReadOnlySpan<byte> Pdf => "%PDF-"u8;

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>The type; null for everything else.</summary>
    public static DocumentType? TypeOf(ReadOnlySpan<byte> content) =>
        content.StartsWith(Pdf) ? DocumentType.Pdf : content.StartsWith(Png) ? DocumentType.Png : content.StartsWith(Jpeg) ? DocumentType.Jpeg : null;

    /// <summary>The type as browsers are told it.</summary>
    public static string MediaType(this DocumentType type) => type switch
    {
        DocumentType.Pdf => "application/pdf",
        DocumentType.Png => "image/png",
        _ => "image/jpeg",
    };

    /// <summary>A file's name as it is shown: without folders, without what no line of text has, and not longer than a line.</summary>
    public static string Shown(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var plain = string.Concat(last.Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format)).Trim();
        return plain.Length == 0 ? "-" : plain.Length <= OnboardingDocument.NameLimit ? plain : plain[^OnboardingDocument.NameLimit..];
    }
}
