using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ParkingOps.Tests.Architecture;

/// <summary>One file of the product's source.</summary>
/// <param name="Path">Path below the checkout, with slashes.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    // Many rules read the same files, and reading one takes a whole parser.
    private static readonly ConcurrentDictionary<string, string> Stripped = new();

    /// <summary>Path without what makes a page of three files.</summary>
    public string Component => Path.Split(".razor")[0];

    /// <summary>The text without comments.</summary>
    public string WithoutComments => Stripped.GetOrAdd(Text, text => Path.EndsWith(".razor", StringComparison.Ordinal) ? WithoutRazorComments(text) : WithoutCSharpComments(text));

    private static string WithoutCSharpComments(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        var comments = root.DescendantTrivia().Where(IsComment);
        return root.ReplaceTrivia(comments, (_, _) => SyntaxFactory.Space).ToFullString();
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static string WithoutRazorComments(string text)
    {
        for (var start = text.IndexOf("@*", StringComparison.Ordinal); start >= 0; start = text.IndexOf("@*", StringComparison.Ordinal))
            text = text.Remove(start, text.IndexOf("*@", start, StringComparison.Ordinal) + 2 - start);
        return string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
    }
}

/// <summary>The checkout in which the tests were built.</summary>
internal static class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "wwwroot", "Migrations"];

    /// <summary>Folder of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Files written by people whose names end in one of these ways.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(Made).Any() && endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(file, File.ReadAllText(Path.Combine(Root, file))));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ParkingOps.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from a checkout; no ParkingOps.sln is above them.");
        return folder.FullName;
    }
}
