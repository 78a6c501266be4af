using System.Text;

namespace ParkingOps.Domain.Sites;

/// <summary>A name, code or address as it is compared: two that a person would call the same are equal.</summary>
public static class NormalName
{
    /// <summary>Full-width letters, digits, spaces and brackets become half-width, capitals small; spaces are left out.</summary>
    public static string Of(string? text) =>
        string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character))).ToLowerInvariant();
}
