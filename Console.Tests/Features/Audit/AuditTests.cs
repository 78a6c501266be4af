using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Audit;
using Radzen;
using Xunit;

namespace ParkingOps.Tests.Features.Audit;

public sealed class AuditTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task List_OfAPerson_GoesDownPageByPage()
    {
        for (var number = 0; number < AuditService.PageSize + 3; number++) await console.OrganisationAsync($"PAGE-{number}");

        var (newest, older) = (await ListAsync(1), await ListAsync(2));

        Assert.Equal(AuditService.PageSize, newest.Rows.Count);
        Assert.Equal(newest.Rows.Select(line => line.Id).OrderDescending(), newest.Rows.Select(line => line.Id));
        Assert.All(older.Rows, line => Assert.True(line.Id < newest.Rows[^1].Id));
        Assert.Contains(older.Rows, line => line.Key == "PAGE-0");
        Assert.Equal((newest.Total, AuditService.PageSize + older.Rows.Count), (older.Total, older.Total));
    }

    [Fact]
    public async Task Save_OfANewRecord_TellsTheKeysThatTheStoreGave()
    {
        await console.OrganisationAsync("KEYS");
        await console.SiteAsync(Register.Site("KEYS", "KEYS-P1"));
        await using var database = await OpenAsync();
        var site = await database.Sites.SingleAsync(one => one.Code == "KEYS-P1");

        var lines = await console.TrailOfAsync("KEYS-P1");

        Assert.Contains($"\"Id\":{site.Id},", Assert.Single(lines, line => line.Record == "Site").After, StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.After?.Contains(":-2147", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Save_OfBookkeepingAlone_LeavesNoLine()
    {
        await console.OrganisationAsync("STILL");
        await using var database = await OpenAsync();
        var still = await LoadAsync(database, "STILL");
        database.Entry(still).State = EntityState.Modified;

        await database.SaveChangesAsync();

        Assert.Equal(["created"], (await console.TrailOfAsync("STILL")).Select(line => line.Act));
    }

    [Fact]
    public async Task Save_ThatFails_LeavesNoLine()
    {
        await console.OrganisationAsync("LINE");
        await using var database = await OpenAsync();
        (await LoadAsync(database, "LINE")).Describe("renamed", OrganisationKind.Enterprise, AdministrativeLevel.District);
        database.Add(Organisation.Register("H-001", "taken code", OrganisationKind.Hospital, AdministrativeLevel.Municipal));

        await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync());

        Assert.Equal(["created"], (await console.TrailOfAsync("LINE")).Select(line => line.Act));
    }

    [Fact]
    public async Task Save_ByTwoEditors_TellsTheSecondThatItChangedMeanwhile()
    {
        await console.OrganisationAsync("BOTH");
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        (await LoadAsync(first, "BOTH")).Describe("first", OrganisationKind.Enterprise, AdministrativeLevel.District);
        (await LoadAsync(second, "BOTH")).Describe("second", OrganisationKind.Enterprise, AdministrativeLevel.District);

        await using var scope = console.Services.CreateAsyncScope();
        var feedback = scope.ServiceProvider.GetRequiredService<Feedback>();
        Assert.True(await feedback.TryAsync(() => first.SaveChangesAsync()));
        Assert.False(await feedback.TryAsync(() => second.SaveChangesAsync()));

        var words = scope.ServiceProvider.GetRequiredService<IStringLocalizer<RuleText>>()["changed-meanwhile"];
        Assert.Equal(words.Value, scope.ServiceProvider.GetRequiredService<NotificationService>().Messages[^1].Detail);
        Assert.Equal("first", (await LoadAsync(await OpenAsync(), "BOTH")).Name);
    }

    private static Task<Organisation> LoadAsync(ConsoleDb database, string code) => database.Organisations.SingleAsync(organisation => organisation.Code == code);

    private async Task<ConsoleDb> OpenAsync()
    {
        var database = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync();
        database.Actor = Register.Operator;
        return database;
    }

    private Task<AuditPageRows> ListAsync(int page) => console.AsAsync<AuditService, AuditPageRows>(
        Register.Auditor, trail => trail.ListAsync(AuditFilter.None with { By = "operator", Key = "PAGE-" }, page));
}
