using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ParkingOps.Tests.Support;

/// <summary>A mail server of Debian on the loopback, that puts what it takes into a folder.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Process process;

    private MailServer(int port)
    {
        Port = port;
        string[] arguments = ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", "-c", "aiosmtpd.handlers.Mailbox", Box];
        process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardError = true })!;
        process.BeginErrorReadLine();
    }

    /// <summary>Port at which it listens.</summary>
    public int Port { get; }

    private string Box => Path.Combine(folder.Path, "box");

    /// <summary>Starts one and waits until it takes mail.</summary>
    public static async Task<MailServer> StartAsync()
    {
        var server = new MailServer(LastingPort.Take());
        while (!await server.AnswersAsync())
        {
            if (server.process.HasExited) throw new InvalidOperationException($"The mail server ended with {server.process.ExitCode}; is python3-aiosmtpd installed?");
            await Task.Delay(50);
        }
        return server;
    }

    /// <summary>What was delivered: each mail's heads and its text.</summary>
    public IReadOnlyList<(string Heads, string Text)> Delivered() => [.. Directory.GetFiles(Path.Combine(Box, "new")).Select(File.ReadAllText).Select(Read)];

    /// <inheritdoc />
    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    private static (string Heads, string Text) Read(string mail)
    {
        var parts = mail.ReplaceLineEndings("\n").Split("\n\n", 2);
        var isBase64 = parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase);
        return (parts[0], isBase64 ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[1])) : parts[1]);
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
