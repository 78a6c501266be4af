using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace ParkingOps.Domain.Access;

/// <summary>
/// The six digits that an authenticator app shows (动态口令): TOTP of RFC 6238 with steps of 30 seconds. A code counts one step before
/// and after its own, for clocks that differ, and each step once only, so that a code read over a shoulder opens nothing.
/// </summary>
public static class OneTimeCode
{
    private const int StepSeconds = 30;
    private const int Reach = 1;
    private const int KeyBytes = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Makes a secret for one account.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The step of an instant.</summary>
    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 names HMAC-SHA-1, and it is the one that every authenticator app knows.")]
    public static string At(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was entered, or null when it is none that counts at that instant.</summary>
    /// <param name="key">Secret of the account.</param>
    /// <param name="code">What the person entered; blanks do not count.</param>
    /// <param name="at">Now.</param>
    /// <param name="lastStep">The last step that was accepted; it and what was before it count no more.</param>
    public static long? Find(byte[] key, string code, DateTimeOffset at, long lastStep)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        for (var step = StepOf(at) - Reach; step <= StepOf(at) + Reach; step++)
            if (step > lastStep && string.Equals(At(key, step), digits, StringComparison.Ordinal)) return step;
        return null;
    }

    /// <summary>A secret in the letters in which people type it (Base32).</summary>
    public static string Letters(byte[] key)
    {
        var bits = string.Concat(key.Select(part => part.ToString("b8", CultureInfo.InvariantCulture)));
        return string.Concat(bits.Chunk(5).Select(five => Alphabet[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }

    /// <summary>The address that a QR code hands to an authenticator app.</summary>
    public static string Address(byte[] key, string issuer, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={Letters(key)}&issuer={Uri.EscapeDataString(issuer)}&digits=6&period={StepSeconds}";
}
