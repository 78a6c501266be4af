using System.Text.RegularExpressions;
using ParkingOps.Domain.Access;
using Xunit;

namespace ParkingOps.Tests.Architecture;

public sealed partial class TextTests
{
    private static readonly List<TextUse> Uses = [.. TextUses.In(SourceTree.Files("Console.Web", ".razor", ".cs"))];

    public static TheoryData<string> Names => [.. Texts.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_OfBothLanguages_HaveTheSameKeysAndWords(string name)
    {
        var texts = Texts.All[name];

        Assert.Equal(texts.Chinese.Keys.Order(StringComparer.Ordinal), texts.English.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(texts.Chinese.Concat(texts.English), text => string.IsNullOrWhiteSpace(text.Value));
        Assert.DoesNotContain(texts.English, text => Chinese().IsMatch(text.Value));
    }

    [Fact]
    public void Key_UsedInTheSource_HasWordsInBothLanguages()
    {
        var missing = from use in Uses where !Texts.All[use.Texts].Chinese.Keys.Any(key => Matches(use.Key, key)) select use;

        Assert.Empty(missing);
    }

    [Fact]
    public void Key_MadeOfAnEnum_HasWordsForEveryMember()
    {
        var fillings = TextUses.Fillings(Code.TypesOf(Code.Web)).Distinct().ToLookup(filling => (filling.Component, $"{filling.Prefix}*"), filling => filling.Filling);
        var missing =
            from use in Uses
            from filling in fillings[(Path.GetFileNameWithoutExtension(use.Place), use.Key)]
            from member in Enum.GetNames(filling)
            let key = use.Key.Replace("*", member, StringComparison.Ordinal)
            where !Texts.All[use.Texts].Has(key)
            select $"{use.Texts}: {key}, for {use.Place}";

        Assert.NotEmpty(fillings);
        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void Role_EachOfThem_HasWords() => Assert.All(Role.All, role => Assert.True(Texts.All["ShellText"].Has($"Role.{role}"), role));

    [Fact]
    public void Rule_ThatRefuses_HasWords()
    {
        var codes = SourceTree.Files(".", ".cs").Where(file => !file.Path.StartsWith("Console.Tests", StringComparison.Ordinal))
            .SelectMany(file => Refusal().Matches(file.WithoutComments)).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Contains("offer-exceeds-quota", codes);
        Assert.Empty(codes.Except(Texts.All["RuleText"].Chinese.Keys));
    }

    [Fact]
    public void Scanner_OfPlantedUses_FindsLiteralsChoicesAndHoles()
    {
        var planted = new SourceFile("Planted.razor", """
            @inject IStringLocalizer<SiteText> Text
            @* Text["Comment"] *@
            <p title="@Text["One"]">@Text[open ? "Two" : "Three"]</p><b>@Text[$"Lifecycle.{state}"]</b>@Text[name]
            """);

        Assert.Equal(["One", "Two", "Three", "Lifecycle.*"], TextUses.In([planted]).Select(use => use.Key));
        Assert.NotEmpty(Uses);
    }

    private static bool Matches(string pattern, string key) => Regex.IsMatch(key, $"^{Regex.Escape(pattern).Replace("\\*", ".+", StringComparison.Ordinal)}$");

    [GeneratedRegex("new RuleException\\(\"([^\"]+)\"")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
