using System.Globalization;
using System.Resources;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>The words by which a cell names a choice: those of both languages and those of the code.</summary>
/// <param name="offered">Words that the template offers.</param>
/// <param name="known">Every word as it is compared, with what it means.</param>
internal sealed class ChoiceWords<T>(IReadOnlyList<string> offered, IReadOnlyDictionary<string, T> known)
    where T : struct
{
    /// <summary>Words that the template offers.</summary>
    public string[] Offered { get; } = [.. offered];

    /// <summary>What a word means; null when nothing.</summary>
    public T? Find(string text) => known.TryGetValue(NormalName.Of(text), out var choice) ? choice : null;
}

/// <summary>Words of the choices that are the same in every console.</summary>
internal static class ChoiceWords
{
    private static readonly CultureInfo[] Languages = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en")];
    private static readonly ResourceManager Words = new(typeof(AuditFieldText));

    /// <summary>Words of some members of an enum; of all when none is named.</summary>
    public static ChoiceWords<T> Of<T>(params T[] members)
        where T : struct, Enum
    {
        if (members.Length == 0) members = Enum.GetValues<T>();
        var known = members.SelectMany(member => Languages.Select(language => WordOf(member, language)).Append(member.ToString()).Select(word => (word, member)));
        return Of([.. members.Select(member => WordOf(member, CultureInfo.InvariantCulture))], known);
    }

    /// <summary>Words that are known only at run time.</summary>
    public static ChoiceWords<T> Of<T>(IReadOnlyList<string> offered, IEnumerable<(string Word, T Choice)> words)
        where T : struct
    {
        var known = new Dictionary<string, T>();
        foreach (var (word, choice) in words) known.TryAdd(NormalName.Of(word), choice);
        return new ChoiceWords<T>(offered, known);
    }

    /// <summary>The word for a member.</summary>
    public static string WordOf<T>(T member, CultureInfo language)
        where T : struct, Enum => Words.GetString($"{typeof(T).Name}.{member}", language) ?? member.ToString();
}
