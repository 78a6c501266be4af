using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Audit;
using Xunit;

namespace ParkingOps.Tests.Architecture;

/// <summary>The trail speaks the words of the interface, and no statement goes past it.</summary>
public sealed class TrailWordsTests
{
    // Statements in bulk, and why each needs no line of its own or writes it itself.
    private static readonly Dictionary<string, string> Bulk = new()
    {
        ["KeyUse"] = "writes the line of the key's hour in the same transaction",
        ["SecretGuard"] = "counts failures; each outcome is a line",
        ["SignInService"] = "when somebody last signed in; the sign-in is a line",
        ["SecondFactors"] = "secrets and used codes; the account itself tells that the factor changed",
        ["Sessions"] = "when somebody was last seen",
        ["QuarantineDecisionService"] = "writes one line about all entries in the same transaction",
        ["DraftService"] = "what was typed and not saved",
    };

    private static readonly string[] Statements =
        ["ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];

    private static Texts Words => Texts.All["AuditFieldText"];

    [Fact]
    public void Record_OfEveryKind_HasWordsOfItsOwn() => Assert.All([Words.Chinese, Words.English], texts =>
    {
        var words = texts.Where(text => text.Key.StartsWith("Record.", StringComparison.Ordinal)).Select(text => text.Value).ToList();
        Assert.NotEmpty(words);
        Assert.Distinct(words);
    });

    [Fact]
    public void Field_ThatMayStandInTheTrail_HasWordsInBothLanguages()
    {
        using var database = new DesignTimeConsoleDb().CreateDbContext([]);

        var missing =
            from record in Records(database)
            from property in record
            where !AuditReading.IsPlumbing(property)
            let name = AuditFields.NameOf(property)
            where !Words.Has($"{record.Key}.{name}") && !Words.Has(name)
            select $"{record.Key}.{name}";

        Assert.True(!missing.Any(), string.Join(" ", missing.Distinct()));
    }

    [Fact]
    public void Record_ThatLeavesLines_HasWordsInBothLanguages()
    {
        using var database = new DesignTimeConsoleDb().CreateDbContext([]);

        var missing = Records(database).Select(record => record.Key).Append("Plate").Append(ExportTrail.Record).Where(record => !Words.Has($"Record.{record}"));

        Assert.True(!missing.Any(), string.Join(" ", missing));
    }

    [Fact]
    public void Part_OfARecord_IsPartOfNoOther()
    {
        using var database = new DesignTimeConsoleDb().CreateDbContext([]);
        var wholes = database.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).Select(AuditFields.RecordOf).Distinct();

        var parts = wholes.SelectMany(record => AuditReading.PartsOf(database.Model, record)).ToList();

        Assert.Equal(parts.Distinct().Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
        Assert.Contains("OfferTimeWindow", parts);
    }

    [Fact]
    public void Choice_ThatMayStandInTheTrail_HasWordsForEveryMember()
    {
        using var database = new DesignTimeConsoleDb().CreateDbContext([]);

        var missing =
            from property in Records(database).SelectMany(record => record)
            let type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
            where type.IsEnum
            from member in Enum.GetNames(type)
            where !Words.Has($"{type.Name}.{member}")
            select $"{type.Name}.{member}";

        Assert.True(!missing.Any(), string.Join(" ", missing.Distinct()));
    }

    [Fact]
    public void Act_ThatTheSourceNotes_HasWords()
    {
        var noted = SourceTree.Files("Console.Web", ".cs").SelectMany(file => System.Text.RegularExpressions.Regex.Matches(file.WithoutComments, "new AuditNote\\(\"([a-z-]+)\"").Select(match => match.Groups[1].Value));

        Assert.All(noted.Union(AuditQuery.Acts), act => Assert.True(Texts.All["AuditText"].Has($"Act.{act}"), act));
        Assert.Subset(AuditQuery.Acts.ToHashSet(), noted.ToHashSet());
    }

    [Fact]
    public void Statement_InBulk_IsKnownToTheTrail() => Assert.Equal(Bulk.Keys.Order(StringComparer.Ordinal), UsersOf(Code.TypesOf(Code.Web)));

    [Fact]
    public void Scanner_OfAPlantedStatement_FindsIt() => Assert.Equal([nameof(TrailWordsTests)], UsersOf([typeof(Planted)]));

    private static IEnumerable<IGrouping<string, IProperty>> Records(ConsoleDb database) => AuditReading.Fields(database.Model).Where(record => !AuditReading.Unused.Contains(record.Key));

    private static IEnumerable<string> UsersOf(IEnumerable<Type> types) => types
        .Where(type => Code.MembersUsedBy(type).Any(IsBulk)).Select(type => Code.Outer(type).Name).Distinct().Order(StringComparer.Ordinal);

    private static bool IsBulk(MemberInfo member) => Statements.Contains(member.Name);

    private static class Planted
    {
        public static int Run(IQueryable<string> rows) => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteDelete(rows);
    }
}
