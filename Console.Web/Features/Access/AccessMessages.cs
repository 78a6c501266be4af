using System.Globalization;
using System.Resources;

namespace ParkingOps.Web.Features.Access;

/// <summary>Texts that validation attributes can name.</summary>
internal static class AccessMessages
{
    private static readonly ResourceManager Texts = new(typeof(AccessText));

    public static string UserNameRequired => Texts.GetString(nameof(UserNameRequired), CultureInfo.CurrentUICulture)!;

    public static string PasswordRequired => Texts.GetString(nameof(PasswordRequired), CultureInfo.CurrentUICulture)!;
}
