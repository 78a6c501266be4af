using System.Collections.Concurrent;
using Microsoft.Extensions.Localization;

namespace ParkingOps.Tests.Support;

/// <summary>Notes every text that the console asks for and does not have, keys made at run time included.</summary>
public sealed class TextWatch(ResourceManagerStringLocalizerFactory texts) : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<string, bool> missing = new();

    /// <summary>Class and key of each missing text.</summary>
    public IEnumerable<string> Missing => missing.Keys.Order();

    /// <inheritdoc />
    public IStringLocalizer Create(Type resourceSource) => new Watched(texts.Create(resourceSource), resourceSource.Name, this);

    /// <inheritdoc />
    public IStringLocalizer Create(string baseName, string location) => new Watched(texts.Create(baseName, location), baseName, this);

    private LocalizedString Note(LocalizedString text, string source)
    {
        if (text.ResourceNotFound) missing[$"{source}: {text.Name}"] = true;
        return text;
    }

    private sealed class Watched(IStringLocalizer inner, string source, TextWatch watch) : IStringLocalizer
    {
        public LocalizedString this[string name] => watch.Note(inner[name], source);

        public LocalizedString this[string name, params object[] arguments] => watch.Note(inner[name, arguments], source);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => inner.GetAllStrings(includeParentCultures);
    }
}
