using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using ParkingOps.Web.Features.Audit;
using Xunit;

namespace ParkingOps.Tests.Architecture;

/// <summary>Whoever hands out a file writes the line that tells who took it away.</summary>
public sealed class FileTrailTests
{
    private static readonly string[] Answers = ["File", "Stream", "PhysicalFile"];

    [Fact]
    public void Type_ThatAnswersWithAFile_NotesTheExport()
    {
        var answering = Code.TypesOf(Code.Web).Where(type => Code.MembersUsedBy(type).Any(IsFile)).Select(Code.Outer).Distinct().ToList();

        Assert.True(answering.Count >= 5, string.Join(' ', answering.Select(type => type.Name)));
        Assert.DoesNotContain(answering, type => !Notes(type));
    }

    [Fact]
    public void Scanner_OfAPlantedAnswer_FindsItAndMissesTheLine()
    {
        Assert.Contains(Code.MembersUsedBy(typeof(Planted)), IsFile);
        Assert.False(Notes(typeof(Planted)));
    }

    private static bool IsFile(MemberInfo member) => member.DeclaringType is { } type && (type == typeof(Results) || type == typeof(TypedResults)) && Answers.Contains(member.Name);

    private static bool Notes(Type outer) => outer.Assembly.GetTypes().Where(type => Code.Outer(type) == outer)
        .Any(type => Code.MembersUsedBy(type).Any(member => member.DeclaringType == typeof(ExportTrail) && member.Name == nameof(ExportTrail.NoteAsync)));

    private static class Planted
    {
        public static IResult Answer() => Results.File([], "text/csv");

        public static FileContentHttpResult Typed() => TypedResults.File([], "text/csv");
    }
}
