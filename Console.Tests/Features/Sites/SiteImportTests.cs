using System.Text;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Features.Sites;

/// <summary>Files of sites as people make them: the good rows go in, the faulty ones are named, and none swallows another.</summary>
public sealed class SiteImportTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public async Task Import_OfAFileFromExcelOnWindows_ReadsItsChinese()
    {
        var outcome = await ImportAsync(Chinese, Row("GB-1", "演示医院停车场"));

        Assert.Equal((1, 0, 0), (outcome.Created, outcome.Updated, outcome.Faults.Count));
        Assert.Equal("演示医院停车场", (await FindAsync("GB-1")).Name);
    }

    [Theory]
    [InlineData("a row with an open quote", "Q-1,\"open,hospital,municipal,310101,Q-1-P,name,road,10,5,draft", "quotation mark")]
    [InlineData("a row that is cut off", "Q-1,name,hospital", "columns")]
    [InlineData("a kind that is none", "Q-1,name,castle,municipal,310101,Q-1-P,name,road,10,5,draft", "castle")]
    [InlineData("spaces that are no number", "Q-1,name,hospital,municipal,310101,Q-1-P,name,road,ten,5,draft", "ten")]
    public async Task Import_OfAFaultyRow_NamesItAndTakesTheOthers(string why, string faulty, string said)
    {
        var code = $"F-{why.Length}";

        var outcome = await ImportAsync(Encoding.UTF8, Row($"{code}-A", "before"), faulty, Row($"{code}-B", "after"));

        var fault = Assert.Single(outcome.Faults);
        Assert.StartsWith("line 3:", fault, StringComparison.Ordinal);
        Assert.Contains(said, fault, StringComparison.Ordinal);
        Assert.Equal(("before", "after"), ((await FindAsync($"{code}-A")).Name, (await FindAsync($"{code}-B")).Name));
    }

    [Fact]
    public async Task Import_OfASiteTwiceInOneFile_TakesTheFirstAndNamesTheSecond()
    {
        var outcome = await ImportAsync(Encoding.UTF8, Row("TW-1", "first"), Row("TW-1", "second"));

        Assert.StartsWith("line 3:", Assert.Single(outcome.Faults), StringComparison.Ordinal);
        Assert.Equal("first", (await FindAsync("TW-1")).Name);
    }

    [Fact]
    public async Task Import_OfAnEmptyFile_SaysThatTheHeaderIsMissing()
    {
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "sites.csv"));
        await File.WriteAllTextAsync(file.FullName, "");

        var refusal = await Assert.ThrowsAsync<RuleException>(() => ImportAsync(file));

        Assert.Equal("import-header", refusal.Code);
    }

    private static string Row(string code, string name) => $"O-{code},{name},hospital,municipal,310101,{code},{name},演示路1号,10,5,draft";

    private Task<Site> FindAsync(string code) => console.AsAsync<SiteService, Site>(Register.Operator, sites => sites.FindAsync(code));

    private async Task<ImportOutcome> ImportAsync(Encoding encoding, params string[] rows)
    {
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "sites.csv"));
        await File.WriteAllLinesAsync(file.FullName, [SiteImport.Header, .. rows], encoding);
        return await ImportAsync(file);
    }

    private async Task<ImportOutcome> ImportAsync(FileInfo file)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
        return await console.AsAsync<SiteImport, ImportOutcome>(Actor.CommandLine("tester"), import => import.ImportAsync(file, CancellationToken.None));
    }
}
