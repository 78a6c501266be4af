using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Features.Sites;

public sealed class SiteListTests(SiteListTests.ManySites many) : IClassFixture<SiteListTests.ManySites>
{
    private const int Made = 45;

    public static TheoryData<string> Columns => [.. typeof(SiteRow).GetProperties().Select(property => property.Name)];

    [Fact]
    public async Task List_PageByPage_GivesEveryRowOnce()
    {
        var codes = new List<string>();
        for (var skip = 0; skip < Made; skip += 20)
        {
            var page = await ListAsync(new SiteFilter("LIST", null, null, null, new Paging(skip, 20, "Code")));
            Assert.Equal(Made, page.Total);
            Assert.InRange(page.Rows.Count, 1, 20);
            codes.AddRange(page.Rows.Select(row => row.Code));
        }

        Assert.Equal(Enumerable.Range(1, Made).Select(number => $"LIST-{number:00}"), codes);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task List_OrderedByAnyColumn_RisesAndFalls(string column)
    {
        var rising = (await ListAsync(Ordered($"{column}, Code"))).Rows.Select(Read).ToList();
        var falling = (await ListAsync(Ordered($"{column} desc, Code"))).Rows.Select(Read).ToList();

        Assert.Equal(Made, rising.Count);
        Assert.Equal(rising.Order(ByText), rising);
        Assert.Equal(rising.OrderDescending(ByText), falling);

        object? Read(SiteRow row) => typeof(SiteRow).GetProperty(column)!.GetValue(row);
    }

    [Theory]
    [InlineData("%", "LIST-01")]
    [InlineData("_", "LIST-02")]
    [InlineData("\\", "LIST-03")]
    [InlineData("100%", "LIST-01")]
    [InlineData("list-04", "LIST-04")]
    [InlineData("  LIST-05 ", "LIST-05")]
    [InlineData("' or 1=1 --", "")]
    public async Task List_OfWhatAPersonTyped_TakesItAsItStands(string find, string expected)
    {
        var page = await ListAsync(new SiteFilter(find, null, null, null, new Paging(0, 100, "Code")));

        Assert.Equal(expected, string.Join(' ', page.Rows.Where(row => row.Code.StartsWith("LIST", StringComparison.Ordinal)).Select(row => row.Code)));
    }

    [Fact]
    public async Task List_WithFilters_KeepsWhatMeetsAllOfThem()
    {
        Assert.Equal(["LIST-06", "LIST-07"], await CodesAsync(new SiteFilter("LIST", "310104", null, null, All)));
        Assert.Equal(["LIST-06"], await CodesAsync(new SiteFilter("LIST", "310104", OrganisationKind.GovernmentOrgan, Lifecycle.Submitted, All)));
        Assert.Empty(await CodesAsync(new SiteFilter("LIST", "310104", OrganisationKind.Hospital, null, All)));
    }

    [Fact]
    public async Task List_AskedForTooMuch_StaysWithinItsLimit() =>
        Assert.InRange((await ListAsync(new SiteFilter(null, null, null, null, new Paging(-5, 100_000, "Code")))).Rows.Count, Made, 200);

    private static Paging All => new(0, 100, "Code");

    private static Comparer<object?> ByText => Comparer<object?>.Create((left, right) => (left, right) switch
    {
        (string one, string other) => string.CompareOrdinal(one, other),
        _ => Comparer<object?>.Default.Compare(left, right),
    });

    private static SiteFilter Ordered(string order) => new("LIST", null, null, null, new Paging(0, 100, order));

    private Task<Page<SiteRow>> ListAsync(SiteFilter filter) =>
        many.Console.AsAsync<SiteService, Page<SiteRow>>(Register.Operator, sites => sites.ListAsync(filter));

    private async Task<IEnumerable<string>> CodesAsync(SiteFilter filter) => (await ListAsync(filter)).Rows.Select(row => row.Code);

    /// <summary>A register of many sites, some with names that mean something to a pattern.</summary>
    public sealed class ManySites : IAsyncLifetime
    {
        private static readonly Dictionary<int, string> Names = new() { [1] = "Gate 100%", [2] = "Gate_2", [3] = "Gate \\3" };

        public ConsoleServices Console { get; } = new();

        public async Task InitializeAsync()
        {
            await Console.InitializeAsync();
            await Console.OrganisationAsync("MANY");
            for (var number = 1; number <= Made; number++)
            {
                var input = Register.Site("MANY", $"LIST-{number:00}", Names.GetValueOrDefault(number), 60 + number % 7);
                if (number is 6 or 7) input.DistrictCode = "310104";
                await Console.SiteAsync(input, number == 6 ? Lifecycle.Submitted : Lifecycle.Draft);
            }
        }

        public Task DisposeAsync() => Console.DisposeAsync();
    }
}
