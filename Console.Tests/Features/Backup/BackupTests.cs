using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Backup;
using Xunit;

namespace ParkingOps.Tests.Features.Backup;

public sealed class BackupTests(ConsoleServices console) : IClassFixture<ConsoleServices>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Place => Path.Combine(folder.Path, "console.backup");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Backup_OfAConsoleThatIsUp_IsPrivateWholeAndInTheTrail()
    {
        var made = await BackUpAsync();

        using var read = await BackupFile.OpenAsync(Place, CancellationToken.None);
        Assert.Equal(["audit-head.json", "audit-key", "database.dump"], read.About.Parts.Select(part => part.Name).Where(name => name != "plate-keys.json").Order());
        Assert.Equal(made.Rows, read.About.Rows);
        Assert.True(made.Rows["districts"] == 16 && !made.Rows.Keys.Any(table => table.StartsWith("qrtz", StringComparison.Ordinal)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Place));
        Assert.Equal([Place], Directory.GetFiles(folder.Path));
        Assert.Contains("system console.backup", await TestDatabase.QueryAsync<string>(console.Connection, "select by || ' ' || key from audit_trail where act = 'backed-up'"));
    }

    [Fact]
    public async Task Backup_OverAFile_IsRefusedUnlessForced()
    {
        await File.WriteAllTextAsync(Place, "mine");

        Assert.Equal("backup-exists", await Register.RefusalAsync(() => BackUpAsync()));
        Assert.Equal("mine", await File.ReadAllTextAsync(Place));
        await BackUpAsync(overwrite: true);
        using var read = await BackupFile.OpenAsync(Place, CancellationToken.None);
        Assert.NotEmpty(read.About.Rows);
    }

    public static TheoryData<string> Damages => ["cut", "flip-first", "flip-middle", "flip-manifest", "part-missing", "part-more", "no-zip"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Open_OfADamagedFile_IsRefused(string damage)
    {
        await BackUpAsync();
        await DamageAsync(damage);

        Assert.Equal("backup-damaged", await Register.RefusalAsync(() => BackupFile.OpenAsync(Place, CancellationToken.None)));
    }

    [Fact]
    public async Task Restore_ThatBreaksOffInTheMiddle_LeavesWhatWasThere()
    {
        var archive = console.Services.GetRequiredService<DatabaseArchive>();
        using var dump = new MemoryStream();
        var picture = await archive.DumpAsync(dump, CancellationToken.None);
        var target = await TestDatabase.CreateAsync();
        await TestDatabase.ExecuteAsync(target, "create table left_over (id int)");
        var half = new MemoryStream(dump.ToArray()[..(int)(dump.Length * 2 / 3)]);

        await Assert.ThrowsAsync<IOException>(() => new DatabaseArchive(target).RestoreAsync(half, reset: true, CancellationToken.None));
        Assert.Equal(["left_over"], await TestDatabase.QueryAsync<string>(target, "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"));

        dump.Position = 0;
        await new DatabaseArchive(target).RestoreAsync(dump, reset: true, CancellationToken.None);
        Assert.Equal(picture.Rows, (await new DatabaseArchive(target).PictureAsync(CancellationToken.None)).Rows);
    }

    private Task<BackupManifest> BackUpAsync(bool overwrite = false) =>
        console.AsAsync<BackupService, BackupManifest>(Actor.System, backups => backups.BackUpAsync(Place, overwrite, CancellationToken.None));

    private async Task DamageAsync(string damage)
    {
        var bytes = await File.ReadAllBytesAsync(Place);
        if (damage == "cut") await File.WriteAllBytesAsync(Place, bytes[..(bytes.Length / 2)]);
        else if (damage == "no-zip") await File.WriteAllTextAsync(Place, "no zip");
        else if (damage.StartsWith("part", StringComparison.Ordinal)) ChangeParts(damage == "part-more");
        else
        {
            bytes[damage switch { "flip-first" => 60, "flip-middle" => bytes.Length / 2, _ => bytes.AsSpan(0, bytes.AsSpan().LastIndexOf("manifest.json"u8)).LastIndexOf("manifest.json"u8) + 60 }] ^= 1;
            await File.WriteAllBytesAsync(Place, bytes);
        }
    }

    private void ChangeParts(bool more)
    {
        using var zip = ZipFile.Open(Place, ZipArchiveMode.Update);
        if (more) zip.CreateEntry("more").Open().Dispose();
        else zip.GetEntry("audit-head.json")!.Delete();
    }
}
