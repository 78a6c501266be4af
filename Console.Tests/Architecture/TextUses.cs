using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParkingOps.Tests.Architecture;

/// <summary>One place in the source that asks for a text.</summary>
/// <param name="Place">Component or file.</param>
/// <param name="Texts">Class of texts that is asked.</param>
/// <param name="Key">The key, with <c>*</c> for what is known at run time only.</param>
internal sealed record TextUse(string Place, string Texts, string Key);

/// <summary>Finds the keys under which the source asks for texts.</summary>
internal static partial class TextUses
{
    private const int LongestUse = 600;

    /// <summary>All uses in some files; keys that are no literal at all are left to the browser tests, which see every text shown.</summary>
    public static IEnumerable<TextUse> In(IEnumerable<SourceFile> files) =>
        from component in files.GroupBy(file => file.Component)
        let text = string.Join('\n', component.Select(file => file.WithoutComments))
        from Match source in Localizer().Matches(text)
        from Match use in Regex.Matches(text, $@"(?<![\w.]){source.Groups["name"].Value}\[")
        from key in KeysAt(text, use.Index)
        select new TextUse(component.Key, source.Groups["texts"].Value, key);

    /// <summary>Which enum fills the hole behind a prefix, by component: what the compiler made of <c>$"Prefix.{value}"</c>.</summary>
    public static IEnumerable<(string Component, string Prefix, Type Filling)> Fillings(IEnumerable<Type> types) =>
        from type in types
        from method in Code.MethodsOf(type)
        from filling in Fillings(method)
        select (Code.Outer(type).Name, filling.Prefix, filling.Filling);

    private static IEnumerable<(string Prefix, Type Filling)> Fillings(MethodBase method)
    {
        var (text, prefix) = ("", "");
        foreach (var (_, operand) in Instructions.Of(method))
        {
            if (operand is string literal) text = literal;
            if (operand is not MethodInfo called || called.DeclaringType != typeof(DefaultInterpolatedStringHandler)) continue;
            if (called.Name == "AppendLiteral") prefix = text;
            else if (called is { Name: "AppendFormatted", IsGenericMethod: true } && called.GetGenericArguments()[0] is { IsEnum: true } filling) yield return (prefix, filling);
        }
    }

    private static IEnumerable<string> KeysAt(string text, int at)
    {
        var use = SyntaxFactory.ParseExpression(text.Substring(at, Math.Min(LongestUse, text.Length - at)), consumeFullText: false);
        var access = use.DescendantNodesAndSelf().OfType<ElementAccessExpressionSyntax>().FirstOrDefault(node => node.SpanStart == 0);
        return access is null ? [] : Keys(access.ArgumentList.Arguments[0].Expression);
    }

    private static IEnumerable<string> Keys(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => [literal.Token.ValueText],
        ConditionalExpressionSyntax choice => Keys(choice.WhenTrue).Concat(Keys(choice.WhenFalse)),
        ParenthesizedExpressionSyntax inner => Keys(inner.Expression),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Keys(arm.Expression)),
        InterpolatedStringExpressionSyntax parts =>
            [string.Concat(parts.Contents.Select(part => part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : "*"))],
        _ => [],
    };

    [GeneratedRegex(@"IStringLocalizer<(?:[\w.]+\.)?(?<texts>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Localizer();
}
