using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Imports.Reading;
using Xunit;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>Workbooks are read one after the other.</summary>
public sealed class ImportTurnTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task Upload_WhileAnotherFileIsRead_WaitsAndSaysSo()
    {
        var (told, book) = (new TaskCompletionSource(), new BookBuilder().WithUnit("TURN", console.Clock.Today.AddDays(1)).ToBytes());
        var turn = await console.Services.GetRequiredService<ReadingTurns>().TakeAsync();

        var upload = console.AsAsync<ImportService, int>(Register.Operator, imports => imports.UploadAsync("turn.xlsx", book, told.SetResult));
        await Task.WhenAny(told.Task, upload);

        Assert.True(told.Task.IsCompleted);
        Assert.False(upload.IsCompleted);
        turn.Dispose();
        Assert.Equal(3, (await console.CheckAsync(await upload)).Good);
    }
}
