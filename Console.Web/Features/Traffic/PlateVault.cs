using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>
/// Turns plates into what may be stored (semantics 9): a keyed hash to match them, a ciphertext for the two acts that may decrypt.
/// Ciphertext: key version (1 byte), nonce (12), tag (16), data. Safe for any number of threads, each has its own ciphers.
/// </summary>
public sealed class PlateVault(PlateKeys keys) : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;
    private const int LongestPlateBytes = 48;
    private readonly ThreadLocal<Ciphers> ciphers = new(() => new Ciphers(keys), trackAllValues: true);

    /// <summary>Keyed hash of a plate: the first 8 bytes of its HMAC-SHA256.</summary>
    public long Hash(Plate plate)
    {
        Span<byte> text = stackalloc byte[LongestPlateBytes];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var hmac = ciphers.Value!.Hmac;
        hmac.AppendData(text[..Encoding.UTF8.GetBytes(plate.Text, text)]);
        hmac.GetHashAndReset(hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>Encrypts a plate.</summary>
    public byte[] Seal(Plate plate)
    {
        Span<byte> text = stackalloc byte[LongestPlateBytes];
        return Seal(text[..Encoding.UTF8.GetBytes(plate.Text, text)]);
    }

    /// <summary>Encrypts a refused record as it came.</summary>
    public byte[] Seal(ReadOnlySpan<byte> data)
    {
        var sealedBytes = new byte[HeaderBytes + data.Length];
        sealedBytes[0] = keys.Current;
        var nonce = sealedBytes.AsSpan(1, NonceBytes);
        var mine = ciphers.Value!;
        mine.NextNonce(nonce);
        mine.Of(keys.Current).Encrypt(nonce, data, sealedBytes.AsSpan(HeaderBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes));
        return sealedBytes;
    }

    /// <summary>Decrypts. Only a reveal with a reason and the correction of a refused event may ask for it.</summary>
    /// <exception cref="CryptographicException">The bytes were altered, or their key is gone.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < HeaderBytes || !keys.Encryption.ContainsKey(sealedBytes[0]))
            throw new CryptographicException("No key for this ciphertext.");
        var data = new byte[sealedBytes.Length - HeaderBytes];
        ciphers.Value!.Of(sealedBytes[0])
            .Decrypt(sealedBytes.Slice(1, NonceBytes), sealedBytes[HeaderBytes..], sealedBytes.Slice(1 + NonceBytes, TagBytes), data);
        return data;
    }

    /// <summary>Decrypts a plate; see <see cref="Open"/>.</summary>
    public string OpenPlate(ReadOnlySpan<byte> sealedBytes) => Encoding.UTF8.GetString(Open(sealedBytes));

    public void Dispose()
    {
        foreach (var one in ciphers.Values) one.Dispose();
        ciphers.Dispose();
    }

    private sealed class Ciphers(PlateKeys keys) : IDisposable
    {
        private readonly Dictionary<byte, AesGcm> byVersion = [];
        private readonly byte[] random = new byte[NonceBytes * 256];
        private int used = NonceBytes * 256;

        public IncrementalHash Hmac { get; } = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.Hash);

        // Random bytes are fetched for many nonces at once: asking for 12 at a time costs more than the encryption.
        public void NextNonce(Span<byte> nonce)
        {
            if (used == random.Length)
            {
                RandomNumberGenerator.Fill(random);
                used = 0;
            }

            random.AsSpan(used, NonceBytes).CopyTo(nonce);
            used += NonceBytes;
        }

        public AesGcm Of(byte version)
        {
            if (!byVersion.TryGetValue(version, out var cipher)) byVersion[version] = cipher = new AesGcm(keys.Encryption[version], TagBytes);
            return cipher;
        }

        public void Dispose()
        {
            Hmac.Dispose();
            foreach (var cipher in byVersion.Values) cipher.Dispose();
        }
    }
}
