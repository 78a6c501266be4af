using ParkingOps.Tests.Features.Imports;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>A workbook of as many rows as may come at once: taken in, read and checked row by row against the register and its rules.</summary>
internal static class ImportBenchmark
{
    private const int GoalSeconds = 5;
    private const int RowsOfAUnit = 3;
    private const int Spaces = 40;

    public static async Task<List<Comparison>> RunAsync(BenchmarkConsole console, BenchmarkSizes sizes)
    {
        var (check, book) = (new Median(), Book());
        await CheckAsync(console, book);
        for (var round = 0; round < sizes.Rounds; round++) await check.TimeAsync(() => CheckAsync(console, book));
        return
        [
            new(
                Comparison.Text($"a workbook of {ImportService.MostRows:#,0} rows taken in and checked"), Comparison.Text($"{check.Seconds:0.0} s"), "", "",
                Comparison.Text($"under {GoalSeconds} s"), check.Seconds < GoalSeconds),
        ];
    }

    private static byte[] Book()
    {
        var (book, day) = (new BookBuilder(), BenchmarkConsole.Day.AddDays(2));
        var units = ImportService.MostRows / RowsOfAUnit;
        for (var unit = 0; unit < units; unit++) book.WithUnit($"W-{unit}", day);
        for (var unit = 0; unit < ImportService.MostRows - units * RowsOfAUnit; unit++) book.With(ImportSheet.Quotas, BookBuilder.Quota($"W-{unit}-P1", day.AddDays(30), Spaces));
        return book.ToBytes();
    }

    private static async Task CheckAsync(BenchmarkConsole console, byte[] book)
    {
        var (id, good) = (0, 0);
        await console.App.AsAsync<ImportService>(Register.Operator, async imports => id = await imports.UploadAsync("bench.xlsx", book));
        await console.App.AsAsync<ImportService>(Register.Operator, async imports => good = (await imports.CheckAsync(id)).Good);
        await console.App.AsAsync<ImportService>(Register.Operator, imports => imports.DiscardAsync(id));
        if (good != ImportService.MostRows) throw new InvalidOperationException($"{good} of {ImportService.MostRows} rows were good.");
    }
}
