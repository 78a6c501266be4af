using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Features.Sites;

public sealed class OrganisationServiceTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task Save_OfAChange_KeepsTheCodeAndClearsBlanks()
    {
        await console.OrganisationAsync("ORG-1");
        var input = new OrganisationInput { Code = "org-1", Name = " Yard ", Kind = OrganisationKind.Enterprise, ContactName = " ", ContactPhone = "021" };

        await console.AsAsync<OrganisationService>(Register.Operator, organisations => organisations.SaveAsync(input, isNew: false));

        var organisation = (await FindAsync("ORG-1")).Organisation;
        Assert.Equal(("Yard", OrganisationKind.Enterprise), (organisation.Name, organisation.Kind));
        Assert.Equal((null, "021"), (organisation.ContactName, organisation.ContactPhone));
    }

    [Theory]
    [InlineData("H-001", "Hospital", true, "code-taken")]
    [InlineData("NONE", "Nobody", false, "not-found")]
    [InlineData("N 1", "Nobody", true, "code-form")]
    [InlineData("N-1", " ", true, "name-missing")]
    public async Task Save_ThatCannotBe_IsRefused(string code, string name, bool isNew, string refusal) => Assert.Equal(
        refusal,
        await Register.RefusalAsync(() => console.AsAsync<OrganisationService>(
            Register.Operator, organisations => organisations.SaveAsync(new OrganisationInput { Code = code, Name = name }, isNew))));

    [Fact]
    public async Task Save_ByTwoPeopleFromTheSameForm_RefusesTheSecond()
    {
        await console.OrganisationAsync("BOTH");
        var (first, second) = (await EditAsync("BOTH"), await EditAsync("BOTH"));
        (first.Name, second.Name) = ("first", "second");

        await SaveAsync(first);

        Assert.Equal("changed-meanwhile", await Register.RefusalAsync(() => SaveAsync(second)));
        Assert.Equal("first", (await FindAsync("BOTH")).Organisation.Name);
    }

    public static TheoryData<string> Columns => [.. typeof(OrganisationRow).GetProperties().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task List_OrderedByAnyColumn_IsOnePageInThatOrder(string column)
    {
        var rows = (await ListAsync(null, $"{column} desc, Code")).Rows;

        Assert.InRange(rows.Count, 10, 20);
        Assert.Equal(rows.Select(Read).OrderDescending(ByText), rows.Select(Read));

        object? Read(OrganisationRow row) => typeof(OrganisationRow).GetProperty(column)!.GetValue(row);
    }

    [Fact]
    public async Task List_CountsSitesAndThoseThatAreLive()
    {
        await console.OrganisationAsync("COUNT");
        await console.SiteAsync(Register.Site("COUNT", "COUNT-1"), Lifecycle.Live);
        await console.SiteAsync(Register.Site("COUNT", "COUNT-2"));

        var page = await ListAsync("count", "Code");

        Assert.Equal((2, 1), (Assert.Single(page.Rows).Sites, page.Rows[0].LiveSites));
        Assert.Equal(["COUNT-1", "COUNT-2"], (await FindAsync("COUNT")).Sites.Select(site => site.Code));
    }

    private static Comparer<object?> ByText => Comparer<object?>.Create((left, right) => (left, right) switch
    {
        (string one, string other) => string.CompareOrdinal(one, other),
        (null, null) => 0,
        // Falling, the database shows what is not known first.
        (null, _) => 1,
        (_, null) => -1,
        _ => Comparer<object?>.Default.Compare(left, right),
    });

    private Task<Page<OrganisationRow>> ListAsync(string? find, string order) => console.AsAsync<OrganisationService, Page<OrganisationRow>>(
        Register.Operator, organisations => organisations.ListAsync(new OrganisationFilter(find, null, new Paging(0, 20, order))));

    private Task<OrganisationInput> EditAsync(string code) =>
        console.AsAsync<OrganisationService, OrganisationInput>(Register.Operator, organisations => organisations.EditAsync(code));

    private Task SaveAsync(OrganisationInput input) =>
        console.AsAsync<OrganisationService>(Register.Operator, organisations => organisations.SaveAsync(input, isNew: false));

    private Task<(Organisation Organisation, List<SiteRow> Sites)> FindAsync(string code) =>
        console.AsAsync<OrganisationService, (Organisation, List<SiteRow>)>(Register.Operator, organisations => organisations.FindAsync(code));
}
