using System.Net;
using System.Net.Sockets;

namespace ParkingOps.Tests.Support;

/// <summary>Ports for what goes away and comes back at the same one: below those that the system hands out, so that nobody else is given it meanwhile.</summary>
internal static class LastingPort
{
    private const int First = 21_000;
    private const int Many = 9_000;
    private static int taken = Environment.ProcessId * 7;

    /// <summary>Takes one that nobody listens at.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref taken) & int.MaxValue) % Many;
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
