using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Imports;
using Xunit;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>A large import: how far it has come is told, and each of its records has its line in the trail.</summary>
public sealed class ImportSavingTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private const int Units = 510;

    [Fact]
    public async Task Run_OfManyRows_TellsHowFarItHasComeAndLeavesALineForEachRecord()
    {
        var book = new BookBuilder();
        for (var unit = 0; unit < Units; unit++) book.WithUnit($"MANY-{unit}", console.Clock.Today.AddDays(1));
        var id = await console.UploadAsync(book);
        var (seen, told) = (await console.CheckAsync(id), new Told());

        await console.AsAsync<ImportRunService>(Register.Operator, runs => runs.RunAsync(id, new ImportOrder { Name = "许多", Mark = seen.Mark }, told));

        Assert.Equal(told.Steps.Order(), told.Steps);
        Assert.Contains(3 * Units, told.Steps);
        Assert.True(told.Steps.Count(step => step is > 3 * Units and < 6 * Units) > 3);
        Assert.Equal(6 * Units, told.Steps[^1]);
        Assert.Equal(
            [("Organisation", Units), ("Quota", Units), ("Site", Units)],
            (await LinesAsync()).Where(line => line.Reason == "许多" && line.Act == "created").GroupBy(line => line.Record).Where(group => group.Key is "Organisation" or "Quota" or "Site").Select(group => (group.Key, group.Count())).Order());
    }

    [Fact]
    public async Task Lines_OfALargeImport_StandUnderTheirUnitAndAreSigned()
    {
        await console.RunAsync(await console.UploadAsync(new BookBuilder().WithUnit("LINES", console.Clock.Today.AddDays(1))), "签名");

        var (lines, chain, unit) = (await LinesAsync(), console.Services.GetRequiredService<TrailChain>(), (await console.FindUnitAsync("LINES")).Id);

        Assert.Contains(lines, line => line is { Reason: "签名", Record: "Quota" });
        Assert.All(lines.Where(line => line is { Reason: "签名", Act: "created" }), line => Assert.Equal(unit, line.OrganisationId));
        Assert.All(lines, line => Assert.Equal(chain.Sign(line), line.Signature));
    }

    private async Task<List<AuditEntry>> LinesAsync()
    {
        await using var database = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync();
        database.Actor = Actor.System;
        return await database.AuditTrail.AsNoTracking().ToListAsync();
    }

    private sealed class Told : IProgress<int>
    {
        public List<int> Steps { get; } = [];

        public void Report(int value) => Steps.Add(value);
    }
}
