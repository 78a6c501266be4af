using ParkingOps.Tests.Features.Reports;
using Xunit;

namespace ParkingOps.Tests.Benchmarks;

public sealed class BareWorkbookTests
{
    [Fact]
    public void Write_TextsNumbersAndBlanks_IsAValidWorkbookWithTheSameCells()
    {
        using var workbook = Workbook.Written(stream => BareWorkbook.Write(stream, [["第1停车场 <&>", 0.5m, null], ["=1+1", 12m, "已定"]]));

        Assert.Empty(workbook.Errors());
        Assert.Equal([["第1停车场 <&>", "0.5", Workbook.Blank], ["=1+1", "12", "已定"]], workbook.Cells("bare"));
    }
}
