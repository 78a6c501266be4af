using Microsoft.Playwright;

namespace ParkingOps.Tests.Support;

/// <summary>How a person comes to the console: window, language, theme, sign-in.</summary>
/// <param name="Width">Width of the window.</param>
/// <param name="Height">Height of the window.</param>
/// <param name="Language">Language of the console, <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Dark">Whether the dark theme was chosen.</param>
public sealed record Visit(int Width = 1440, int Height = 900, string Language = "zh-CN", bool Dark = false)
{
    /// <summary>A phone held upright.</summary>
    public static Visit OnAPhone { get; } = new(390, 844);

    /// <summary>The browser's settings; a signed-in state may come from an earlier visit.</summary>
    public BrowserNewContextOptions Options(Uri address, string? state) => new()
    {
        BaseURL = address.ToString(),
        Locale = Language,
        ViewportSize = new() { Width = Width, Height = Height },
        ReducedMotion = ReducedMotion.Reduce,
        StorageState = state,
    };

    /// <summary>The cookies by which the console remembers language and theme.</summary>
    public IEnumerable<Cookie> Cookies(Uri address) =>
    [
        new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={Language}|uic={Language}"), Url = address.ToString() },
        new() { Name = "console-theme", Value = Dark ? "standard-dark" : "standard", Url = address.ToString() },
    ];
}
