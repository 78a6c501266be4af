using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Architecture;

public sealed class LayeringTests
{
    private static readonly Type[] DatabaseTypes = [typeof(ConsoleDb), typeof(ConsoleDbFactory), typeof(DbContext), typeof(IDbContextFactory<>), typeof(DbSet<>)];

    [Fact]
    public void Domain_ReferencesTheBaseLibraryAlone()
    {
        var shared = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        Assert.All(Code.Domain.GetReferencedAssemblies(), name => Assert.True(File.Exists(Path.Combine(shared, $"{name.Name}.dll")), name.Name));
        Assert.All(SourceTree.Files("Console.Domain", ".csproj"), file => Assert.DoesNotContain("Reference", file.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void PagesAndComponents_NeverTouchTheDatabase()
    {
        var touching = Code.TypesOf(Code.Web)
            .Where(type => typeof(IComponent).IsAssignableFrom(Code.Outer(type)))
            .Where(type => Code.TypesUsedBy(type).Overlaps(DatabaseTypes));

        Assert.Empty(touching);
        Assert.True(Code.TypesUsedBy(typeof(SiteService)).Overlaps(DatabaseTypes), "The scanner sees a service's database.");
    }

    [Fact]
    public void Features_DoNotUseEachOthersPages()
    {
        var uses =
            from user in Code.TypesOf(Code.Web)
            let feature = FeatureOf(user)
            where feature is not null
            from used in Code.TypesUsedBy(user)
            where used.IsDefined(typeof(RouteAttribute), false) && FeatureOf(used) is { } other && other != feature
            select $"{Code.Outer(user).Name} uses {used.Name}";

        Assert.Empty(uses.Distinct());
    }

    [Fact]
    public void Nothing_PointsAtReportsButWhatPutsThePartsTogether()
    {
        var pointing =
            from user in Code.TypesOf(Code.Web)
            where FeatureOf(user) != "Reports" && Code.Outer(user) != typeof(FeatureSetup) && user.Namespace != "ParkingOps.Web.Commands"
            where Code.TypesUsedBy(user).Any(used => FeatureOf(used) == "Reports")
            select Code.Outer(user).Name;

        Assert.Empty(pointing.Distinct());
    }

    [Theory]
    [InlineData("Apex", "Console.Web/Components/Charts/")]
    [InlineData("OpenXml", "Console.Web/Features/Reports/", "Import")]
    [InlineData("Quartz", "Console.Web/Features/Jobs/")]
    [InlineData("Npgsql", "Console.Web/Data/Postgres/")]
    public void Library_IsMentionedInItsOnePlaceOnly(string library, string place, string? more = null)
    {
        var mentions = SourceTree.Files("Console.Web", ".cs", ".razor")
            .Where(file => file.Text.Contains(library, StringComparison.Ordinal) && file.WithoutComments.Contains(library, StringComparison.Ordinal))
            .Select(file => file.Path)
            .ToList();

        Assert.DoesNotContain(mentions, path => !path.StartsWith(place, StringComparison.Ordinal) && (more is null || !path.Contains(more, StringComparison.Ordinal)));
        if (Directory.Exists(Path.Combine(SourceTree.Root, place))) Assert.NotEmpty(mentions);
    }

    private static string? FeatureOf(Type type) =>
        type.Namespace?.Split('.') is ["ParkingOps", "Web", "Features", var feature, ..] ? feature : null;
}
