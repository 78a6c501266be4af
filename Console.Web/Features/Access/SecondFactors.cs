using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>A secret that is not an account's yet: the person shows first that the app has it.</summary>
/// <param name="Sealed">The secret, for this account and a few minutes, as the page keeps it.</param>
/// <param name="Letters">The secret, to be typed.</param>
/// <param name="Address">The secret, for a QR code.</param>
public sealed record SecondFactorOffer(string Sealed, string Letters, string Address);

/// <summary>Authenticator apps and recovery codes: setting up, checking, taking away.</summary>
public sealed class SecondFactors(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Issuer = "ParkingOps";
    private const int Codes = 10;
    private const int CodeBytes = 10;
    private static readonly TimeSpan OfferHolds = TimeSpan.FromMinutes(15);

    /// <summary>A new secret for an account.</summary>
    public SecondFactorOffer Offer(string userName)
    {
        var key = OneTimeCode.NewKey();
        var sealedText = $"{userName}\n{clock.GetUtcNow().ToUnixTimeSeconds()}\n{Convert.ToBase64String(key)}";
        return new SecondFactorOffer(Offers.Protect(sealedText), OneTimeCode.Letters(key), OneTimeCode.Address(key, Issuer, userName));
    }

    /// <summary>The same secret again, for a page that is shown again; null when it is nobody's, another's or too old.</summary>
    public SecondFactorOffer? Read(string? sealedText, string userName) => KeyOf(sealedText, userName) is { } key
        ? new SecondFactorOffer(sealedText!, OneTimeCode.Letters(key), OneTimeCode.Address(key, Issuer, userName))
        : null;

    /// <summary>Gives an account the offered secret in place of any before, once a code shows that the app has it.</summary>
    /// <returns>New recovery codes, which are shown this once.</returns>
    /// <exception cref="RuleException"><c>code-wrong</c> or <c>code-offer</c>.</exception>
    public async Task<List<string>> SetUpAsync(ConsoleDb database, ConsoleUser user, string sealedText, string code)
    {
        var key = KeyOf(sealedText, user.UserName!) ?? throw new RuleException("code-offer");
        var step = OneTimeCode.Find(key, code, clock.GetUtcNow(), 0) ?? throw new RuleException("code-wrong");
        await RemoveAsync(database, user);
        database.Add(new SecondFactor { UserId = user.Id, Secret = Secrets.Protect(Convert.ToBase64String(key)), SetUpAt = clock.GetUtcNow(), LastStep = step });
        user.TwoFactorEnabled = true;
        return await NewRecoveryCodesAsync(database, user.Id);
    }

    /// <summary>Replaces the recovery codes of an account.</summary>
    public async Task<List<string>> NewRecoveryCodesAsync(ConsoleDb database, int userId)
    {
        await database.Set<RecoveryCode>().Where(one => one.UserId == userId).ExecuteDeleteAsync();
        var codes = Enumerable.Range(0, Codes).Select(_ => NewCode()).ToList();
        database.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, Hash = HashOf(code) }));
        return codes;
    }

    /// <summary>Takes the second factor away.</summary>
    public async Task RemoveAsync(ConsoleDb database, ConsoleUser user)
    {
        user.TwoFactorEnabled = false;
        await database.Set<SecondFactor>().Where(factor => factor.UserId == user.Id).ExecuteDeleteAsync();
        await database.Set<RecoveryCode>().Where(one => one.UserId == user.Id).ExecuteDeleteAsync();
    }

    /// <summary>Whether a code of the app, or a recovery code, opens the account; it opens it this once, of two at the same time one.</summary>
    public async Task<bool> TryAsync(ConsoleDb database, int userId, string code)
    {
        var factor = await database.Set<SecondFactor>().AsNoTracking().FirstOrDefaultAsync(one => one.UserId == userId);
        if (factor is null) return false;
        var key = Convert.FromBase64String(Secrets.Unprotect(factor.Secret));
        if (OneTimeCode.Find(key, code, clock.GetUtcNow(), factor.LastStep) is not { } step) return await TryRecoveryAsync(database, userId, code);
        return await database.Set<SecondFactor>().Where(one => one.UserId == userId && one.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastStep, step)) == 1;
    }

    private IDataProtector Offers => protection.CreateProtector("second-factor-offer");

    private IDataProtector Secrets => protection.CreateProtector("second-factor");

    private static async Task<bool> TryRecoveryAsync(ConsoleDb database, int userId, string code)
    {
        var hash = HashOf(code);
        return await database.Set<RecoveryCode>().Where(one => one.UserId == userId && one.Hash == hash).ExecuteDeleteAsync() > 0;
    }

    private byte[]? KeyOf(string? sealedText, string userName)
    {
        try
        {
            var parts = Offers.Unprotect(sealedText ?? "").Split('\n');
            var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            return parts[0] == userName && age < OfferHolds ? Convert.FromBase64String(parts[2]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string NewCode() => string.Join('-', OneTimeCode.Letters(RandomNumberGenerator.GetBytes(CodeBytes)).ToLowerInvariant().Chunk(4).Select(part => new string(part)));

    private static byte[] HashOf(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()));
}
