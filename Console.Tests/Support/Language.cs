using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ParkingOps.Tests.Support;

/// <summary>Speaks a language until it is disposed.</summary>
internal sealed class Language : IDisposable
{
    private static readonly IStringLocalizerFactory Factory = new ServiceCollection()
        .AddLogging()
        .AddLocalization()
        .BuildServiceProvider()
        .GetRequiredService<IStringLocalizerFactory>();

    private readonly (CultureInfo Culture, CultureInfo Words) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public Language(string name) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(name);

    public static IStringLocalizer<T> Texts<T>() => new StringLocalizer<T>(Factory);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
}
