using System.Security.Cryptography;
using System.Text;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Features.Traffic;
using Xunit;

namespace ParkingOps.Tests.Features.Traffic;

public sealed class PlateVaultTests
{
    [Fact]
    public void Seal_ThenOpen_GivesThePlateBackAndNeverTheSameBytesTwice()
    {
        using var vault = new PlateVault(PlateKeys.Parse(PlateKeys.Create()));
        var (first, second) = (vault.Seal(PlateOf("沪A12345")), vault.Seal(PlateOf("沪A12345")));

        Assert.Equal(("沪A12345", "沪A12345"), (vault.OpenPlate(first), vault.OpenPlate(second)));
        Assert.NotEqual(first, second);
        Assert.Equal(1, first[0]);
        Assert.Equal(-1, first.AsSpan().IndexOf("12345"u8));
    }

    [Fact]
    public void Open_OfAlteredBytes_IsRefused()
    {
        using var vault = new PlateVault(PlateKeys.Parse(PlateKeys.Create()));
        var sealedBytes = vault.Seal(PlateOf("沪A12345"));
        sealedBytes[^1] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => vault.Open(sealedBytes));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open([9, .. sealedBytes.Skip(1)]));
    }

    [Fact]
    public void Hash_DependsOnPlateAndKeyOnly()
    {
        var keys = PlateKeys.Create();
        using var vault = new PlateVault(PlateKeys.Parse(keys));
        using var same = new PlateVault(PlateKeys.Parse(Convert.ToBase64String(Encoding.UTF8.GetBytes(keys))));
        using var other = new PlateVault(PlateKeys.Parse(PlateKeys.Create()));

        Assert.Equal(vault.Hash(PlateOf("沪A12345")), same.Hash(PlateOf(" 沪a12345")));
        Assert.NotEqual(vault.Hash(PlateOf("沪A12345")), vault.Hash(PlateOf("沪A12346")));
        Assert.NotEqual(vault.Hash(PlateOf("沪A12345")), other.Hash(PlateOf("沪A12345")));
    }

    [Fact]
    public void Hash_OnManyThreads_IsTheSame()
    {
        using var vault = new PlateVault(PlateKeys.Parse(PlateKeys.Create()));
        var plates = Enumerable.Range(0, 2000).Select(number => PlateOf($"沪A{number:D5}")).ToArray();
        var expected = plates.Select(vault.Hash).ToArray();

        Parallel.For(0, plates.Length, index =>
        {
            Assert.Equal(expected[index], vault.Hash(plates[index]));
            Assert.Equal(plates[index].Text, vault.OpenPlate(vault.Seal(plates[index])));
        });
    }

    [Fact]
    public void Turn_OfTheKey_KeepsWhatTheOldOneSealedReadable()
    {
        var text = PlateKeys.Create();
        using var before = new PlateVault(PlateKeys.Parse(text));
        var turned = text.Replace("\"current\":1,\"encryption\":{", $"\"current\":2,\"encryption\":{{\"2\":\"{Convert.ToBase64String(new byte[32])}\",", StringComparison.Ordinal);
        using var after = new PlateVault(PlateKeys.Parse(turned));

        Assert.Equal("沪A12345", after.OpenPlate(before.Seal(PlateOf("沪A12345"))));
        Assert.Equal(2, after.Seal(PlateOf("沪A12345"))[0]);
        Assert.Equal(before.Hash(PlateOf("沪A12345")), after.Hash(PlateOf("沪A12345")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not base64 !")]
    [InlineData("""{"hash":"AAAA","current":1,"encryption":{"1":"AAAA"}}""")]
    public void Parse_OfWhatIsNoKeys_IsRefusedWithoutRepeatingIt(string text)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => PlateKeys.Parse(text));
        Assert.True(text.Length == 0 || !refusal.Message.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_FromAFile_MakesItForItsOwnerAloneAndRefusesOneThatOthersRead()
    {
        var path = Path.Combine(Path.GetTempPath(), $"plate-keys-{Guid.NewGuid():N}");
        try
        {
            using var first = new PlateVault(PlateKeys.Load(path));
            using var again = new PlateVault(PlateKeys.Load(path));
            Assert.Equal(first.Hash(PlateOf("沪A12345")), again.Hash(PlateOf("沪A12345")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Assert.Throws<InvalidOperationException>(() => PlateKeys.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Plate PlateOf(string text) => Plate.TryParse(text, out var plate) ? plate : throw new ArgumentException(text);
}
