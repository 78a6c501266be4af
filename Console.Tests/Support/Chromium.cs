using Microsoft.Playwright;

namespace ParkingOps.Tests.Support;

/// <summary>The browser of all browser tests: Debian's Chromium without the windows around its pages, which take as long as the pages; started once.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; }

    /// <summary>Starts it; <c>CHROMIUM</c> names another program than Debian's.</summary>
    public static async Task<Chromium> StartAsync()
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return new Chromium(playwright, browser);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
