using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ParkingOps.Tests.Support;

/// <summary>Stands between browser and console and can be cut, as a network can.</summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly ConcurrentBag<Socket> open = [];
    private readonly Uri target;
    private Task accepting = Task.CompletedTask;
    private Socket? listener;

    /// <summary>Starts to relay to an address.</summary>
    public TcpRelay(Uri target)
    {
        this.target = target;
        Address = new UriBuilder(target) { Port = LastingPort.Take() }.Uri;
        Restore();
    }

    /// <summary>Where the browser goes.</summary>
    public Uri Address { get; }

    /// <summary>Breaks every connection and takes no new one.</summary>
    public void Cut()
    {
        listener?.Dispose();
        while (open.TryTake(out var socket)) socket.Dispose();
    }

    /// <summary>Takes connections again, on the same port.</summary>
    public void Restore()
    {
        listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = false };
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Address.Port));
        listener.Listen();
        accepting = AcceptAsync(listener);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Cut();
        await accepting;
    }

    private async Task AcceptAsync(Socket from)
    {
        try
        {
            while (true)
            {
                var browser = await from.AcceptAsync();
                var console = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                open.Add(browser);
                open.Add(console);
                await console.ConnectAsync(IPAddress.Loopback, target.Port);
                _ = Task.WhenAll(CopyAsync(browser, console), CopyAsync(console, browser));
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The listener was cut.
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16384];
        try
        {
            for (var read = await from.ReceiveAsync(buffer); read > 0; read = await from.ReceiveAsync(buffer))
                for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // The connection was cut.
        }
    }
}
