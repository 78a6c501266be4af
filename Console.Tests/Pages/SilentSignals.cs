using ParkingOps.Web.Data;

namespace ParkingOps.Tests.Pages;

/// <summary>Notices where there is no database to tell of them.</summary>
internal sealed class SilentSignals : INoticeSignals
{
    public Task ListenAsync(Action onNotice, CancellationToken cancel) => Task.CompletedTask;

    public Task SendAsync(ConsoleDb database) => Task.CompletedTask;
}
