using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Features.Access;

/// <summary>
/// Encrypts the framework's protection keys before they go into the database (AES-GCM): who reads the database alone can neither forge a sign-in
/// nor read a second factor's secret. The key is derived from that of the audit trail, which all nodes share already and which is never in the database.
/// </summary>
public sealed class SignInKeyEncryptor(TrailChain chain) : IXmlEncryptor
{
    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var bytes = new byte[SignInKeyDecryptor.Header + plain.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, SignInKeyDecryptor.Nonce));
        using var cipher = new AesGcm(chain.Derive(SignInKeyDecryptor.Purpose), SignInKeyDecryptor.Tag);
        cipher.Encrypt(bytes.AsSpan(0, SignInKeyDecryptor.Nonce), plain, bytes.AsSpan(SignInKeyDecryptor.Header), bytes.AsSpan(SignInKeyDecryptor.Nonce, SignInKeyDecryptor.Tag));
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement("encryptedKey", new XElement("value", Convert.ToBase64String(bytes))), typeof(SignInKeyDecryptor));
    }
}

/// <summary>The way back. The framework finds it by its name, which stands beside each key: it is not to be renamed.</summary>
public sealed class SignInKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    internal const string Purpose = "protection keys of sign-ins";
    internal const int Nonce = 12;
    internal const int Tag = 16;
    internal const int Header = Nonce + Tag;

    /// <inheritdoc />
    /// <exception cref="CryptographicException">The key of the audit trail is another one, or the bytes were altered.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = Convert.FromBase64String(encryptedElement.Element("value")!.Value);
        var plain = new byte[bytes.Length - Header];
        using var cipher = new AesGcm(services.GetRequiredService<TrailChain>().Derive(Purpose), Tag);
        cipher.Decrypt(bytes.AsSpan(0, Nonce), bytes.AsSpan(Header), bytes.AsSpan(Nonce, Tag), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
