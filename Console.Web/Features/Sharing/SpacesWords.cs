using Microsoft.Extensions.Localization;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>A number of spaces in words.</summary>
internal static class SpacesWords
{
    /// <summary>For example "1 space" or "40 spaces".</summary>
    public static string Spaces(this IStringLocalizer<SharingText> text, int count) => text[count == 1 ? "SpacesOne" : "SpacesN", count];
}
