using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ParkingOps.Domain.Access;

/// <summary>A place in the chain: how many lines are sealed up to it, and the seal of the last of them.</summary>
/// <param name="Number">Number of the last sealed line, from 1; 0 before the first.</param>
/// <param name="Mac">Its seal, 32 bytes.</param>
public sealed record TrailHead(long Number, byte[] Mac)
{
    /// <summary>The place before the first line.</summary>
    public static TrailHead Start { get; } = new(0, new byte[TrailChain.MacBytes]);

    /// <summary>Whether two places are the same, seal and all.</summary>
    public bool IsSameAs(TrailHead other) => Number == other.Number && CryptographicOperations.FixedTimeEquals(Mac, other.Mac);
}

/// <summary>
/// The secret arithmetic of the audit trail (防篡改): HMAC-SHA-256 with a key that is not in the database. Each line is signed when it is
/// written, so that a line which the console did not write is told from one it did; and each is sealed together with the seal before it, so
/// that none can be altered, taken away or put in between without breaking every later seal.
/// </summary>
public sealed class TrailChain
{
    /// <summary>Bytes of a signature and of a seal.</summary>
    public const int MacBytes = 32;

    /// <summary>Fewest bytes of a key.</summary>
    public const int KeyBytes = 32;

    private readonly byte[] key;

    /// <summary>A chain with its key.</summary>
    /// <exception cref="ArgumentException">The key is shorter than 32 bytes.</exception>
    public TrailChain(byte[] key)
    {
        if (key.Length < KeyBytes) throw new ArgumentException($"The key of the audit trail has {key.Length} bytes; it needs {KeyBytes} at least.", nameof(key));
        this.key = [.. key];
    }

    /// <summary>A key of 32 bytes for another purpose, from which this one cannot be found.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>The signature of a line: of every field, each with its length, so that no two lines read the same.</summary>
    public byte[] Sign(AuditEntry entry)
    {
        var text = new List<byte>(512) { (byte)'e' };
        Add(text, entry.Id);
        Add(text, entry.At.UtcTicks / TimeSpan.TicksPerMicrosecond);
        Add(text, entry.OrganisationId ?? -1);
        foreach (var field in new[] { entry.By, entry.Address, entry.Act, entry.Record, entry.Key, entry.Before, entry.After, entry.Reason }) Add(text, field);
        return HMACSHA256.HashData(key, text.ToArray());
    }

    /// <summary>Whether the signature of a line is the console's and fits what the line says.</summary>
    public bool IsGenuine(AuditEntry entry) => CryptographicOperations.FixedTimeEquals(entry.Signature, Sign(entry));

    /// <summary>Seals a line behind another: the place of the chain that it takes.</summary>
    public TrailHead Seal(TrailHead previous, AuditEntry entry)
    {
        var text = new List<byte>(128) { (byte)'s' };
        Add(text, previous.Number + 1);
        text.AddRange(previous.Mac);
        Add(text, entry.Id);
        text.AddRange(entry.Signature);
        return new TrailHead(previous.Number + 1, HMACSHA256.HashData(key, text.ToArray()));
    }

    /// <summary>The signature of a checkpoint: up to this place lines were let go of on purpose.</summary>
    public byte[] SignCheckpoint(TrailHead upTo)
    {
        var text = new List<byte>(64) { (byte)'c' };
        Add(text, upTo.Number);
        text.AddRange(upTo.Mac);
        return HMACSHA256.HashData(key, text.ToArray());
    }

    private static void Add(List<byte> text, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        text.AddRange(bytes);
    }

    private static void Add(List<byte> text, string? field)
    {
        if (field is null)
        {
            Add(text, -1);
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(field);
        Add(text, bytes.Length);
        text.AddRange(bytes);
    }
}
