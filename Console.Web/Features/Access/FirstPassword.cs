using System.Security.Cryptography;

namespace ParkingOps.Web.Features.Access;

/// <summary>A first password, to be read to somebody and changed at once: without letters and digits that people take for one another.</summary>
internal static class FirstPassword
{
    /// <summary>Makes one; of each class there is certainly one.</summary>
    public static string New() =>
        RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ", 3) + RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 6)
        + "-" + RandomNumberGenerator.GetString("23456789", 5);
}
