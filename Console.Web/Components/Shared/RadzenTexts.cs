using System.Globalization;
using System.Resources;
using Radzen;

namespace ParkingOps.Web.Components.Shared;

/// <summary>The component library's own words in Chinese; it speaks English by itself.</summary>
public sealed class RadzenTexts : ILocalizer
{
    private static readonly ResourceManager Texts = new("ParkingOps.Web.Components.Shared.LibraryText", typeof(RadzenTexts).Assembly);

    /// <inheritdoc />
    public string? Get(string key, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "zh" ? Texts.GetString(key, CultureInfo.InvariantCulture) : null;
}
