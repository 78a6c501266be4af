using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

public sealed class SignInKeyTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task ProtectionKeys_InTheDatabase_AreEncrypted_AndASecondNodeReadsThem()
    {
        var secret = console.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("secret");

        var key = Assert.Single(await TestDatabase.QueryAsync<string>(console.Connection, "select xml from data_protection_keys"));
        Assert.Contains("encryptedKey", key, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
        await using var second = ConsoleServices.Build(console.Connection, console.Clock);
        Assert.Equal("secret", second.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret));
        using var folder = new TemporaryFolder();
        await using var stranger = ConsoleServices.Build(console.Connection, console.Clock, $"--Audit:Folder={folder.Path}");
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => stranger.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret));
    }
}
