using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ParkingOps.Tests.Architecture;

/// <summary>Words that people read are texts in two languages, never part of a page's source.</summary>
public sealed partial class WordsInMarkupTests
{
    private static readonly HashSet<string> Read = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "alt", "placeholder", "aria-label", "label", "subtitle", "hint", "text", "emptytext",
    };

    // Names that are the same in every language.
    private static readonly HashSet<string> Names = ["CSV", "Excel", "English"];

    [Fact]
    public void Pages_HoldNoChinese() => Assert.Empty(
        SourceTree.Files("Console.Web", ".razor", ".razor.cs").Where(file => Chinese().IsMatch(file.WithoutComments)).Select(file => file.Path));

    [Fact]
    public void Pages_HoldNoWords() => Assert.Empty(
        Code.TypesOf(Code.Web).Where(type => typeof(IComponent).IsAssignableFrom(Code.Outer(type))).SelectMany(WordsIn));

    [Fact]
    public void Scanner_OfAPlantedPage_FindsTextAttributeAndSentence() =>
        Assert.Equal(["Hello there", "Close", "Nothing was found"], Code.MethodsOf(typeof(Planted)).SelectMany(WordsIn));

    private static IEnumerable<string> WordsIn(Type type) =>
        Code.MethodsOf(type).SelectMany(WordsIn).Where(words => !Names.Contains(words)).Distinct().Select(words => $"{Code.Outer(type).Name}: {words}");

    private static IEnumerable<string> WordsIn(MethodBase method)
    {
        var instructions = Instructions.Of(method).ToList();
        var logs = instructions.Any(instruction => (instruction.Operand as MethodInfo)?.DeclaringType == typeof(LoggerExtensions));
        for (var at = 0; at < instructions.Count; at++)
        {
            if (instructions[at].Operand is string text && !logs && !text.Contains('<', StringComparison.Ordinal) && Sentence().IsMatch(text)) yield return text;
            if (at < 2 || instructions[at].Operand is not MethodInfo { DeclaringType: { } owner } call || owner != typeof(RenderTreeBuilder)) continue;
            foreach (var words in Shown(call.Name, instructions[at - 2].Operand as string, instructions[at - 1].Operand as string)) yield return words;
        }
    }

    private static IEnumerable<string> Shown(string call, string? before, string? last) => (call, before, last) switch
    {
        (_, _, null) => [],
        ("AddMarkupContent", _, _) => InMarkup(last),
        ("AddContent", _, _) when Letters().IsMatch(last) => [last.Trim()],
        ("AddAttribute" or "AddComponentParameter", { } name, _) when Read.Contains(name) && Letters().IsMatch(last) => [last],
        _ => [],
    };

    private static IEnumerable<string> InMarkup(string markup)
    {
        var nodes = new HtmlParser().ParseDocument(markup).Descendants().ToList();
        return nodes.OfType<IText>().Where(text => text.ParentElement?.LocalName is not ("script" or "style")).Select(text => text.Text.Trim())
            .Concat(nodes.OfType<IElement>().SelectMany(element => element.Attributes.Where(attribute => Read.Contains(attribute.Name)).Select(attribute => attribute.Value)))
            .Where(words => Letters().IsMatch(words));
    }

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"^[A-Z][a-z]+ [a-z]+ [a-z]+")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    private sealed class Planted : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.AddMarkupContent(0, "<p class=\"note wide\">Hello there</p>");
            builder.OpenElement(1, "button");
            builder.AddAttribute(2, "class", "plain-button");
            builder.AddAttribute(3, "title", "Close");
            builder.AddContent(4, string.Concat("Nothing was found", DateTime.MinValue));
            builder.CloseElement();
        }
    }
}
