using Microsoft.AspNetCore.Components.Forms;

namespace ParkingOps.Tests.Pages;

/// <summary>A file that a person chose, and that is gone when it is read.</summary>
internal sealed class LostFile : IBrowserFile
{
    public string Name => "lost.xlsx";

    public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

    public long Size => 100;

    public string ContentType => "";

    public Stream OpenReadStream(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) => throw new IOException();
}
