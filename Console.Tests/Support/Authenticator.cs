using System.Text;
using ParkingOps.Domain.Access;

namespace ParkingOps.Tests.Support;

/// <summary>The authenticator app on a person's phone, which knows the letters that the page showed and the time.</summary>
internal sealed class Authenticator(string letters, SettableClock clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code that it shows now.</summary>
    public string Code => OneTimeCode.At(Key, OneTimeCode.StepOf(clock.GetUtcNow()));

    /// <summary>The secret.</summary>
    public byte[] Key { get; } = Read(letters);

    private static byte[] Read(string letters)
    {
        var bits = new StringBuilder();
        foreach (var letter in letters.Where(char.IsLetterOrDigit)) bits.Append(Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0'));
        return [.. bits.ToString().Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
