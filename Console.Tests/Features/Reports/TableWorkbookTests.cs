using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Reports;
using ParkingOps.Web.Features.Reports.Workbooks;
using Xunit;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace ParkingOps.Tests.Features.Reports;

public sealed class TableWorkbookTests
{
    private static readonly DateTimeOffset MadeAt = Shanghai.At("2026-10-01T08:35");

    public static TheoryData<string> Texts =>
    [
        "=1+1", "+86 21", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "=cmd|' /C calc'!A0", " blanks around ", "<&>\"'", "_x0041_", "a_b_x", "沪A·12**5 🚗", "",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Write_AnyText_StaysThatVeryText(string text)
    {
        using var workbook = Written("单位", [new TableColumn("名称")], [[text]]);

        var cell = workbook.Part("单位").Worksheet.Descendants<S.Cell>().Last();
        Assert.Empty(workbook.Errors());
        Assert.Empty(workbook.Part("单位").Worksheet.Descendants<S.CellFormula>());
        Assert.Equal(S.CellValues.InlineString, cell.DataType!.Value);
        Assert.Equal(text.Replace("_x0041_", "_x005F_x0041_", StringComparison.Ordinal), cell.InlineString!.InnerText);
    }

    [Fact]
    public void Write_CharactersThatMarkupCannotHold_WritesThemAsCodes()
    {
        using var workbook = Written("t", [new TableColumn("a")], [["a\u0001b\uFFFFc"]]);

        Assert.Equal("a_x0001_b_xFFFF_c", workbook.Cells("t")[1][0]);
    }

    [Fact]
    public void Write_ATextLongerThanACellTakes_CutsIt()
    {
        using var workbook = Written("t", [new TableColumn("a")], [[new string('长', 40_000)]]);

        Assert.Equal(32_767, workbook.Cells("t")[1][0]!.Length);
        Assert.Empty(workbook.Errors());
    }

    [Fact]
    public void Write_ValuesOfEveryKind_KeepsThemAsNumbers()
    {
        TableColumn[] columns =
        [
            new("整数", CellStyle.Count), new("小数", CellStyle.TwoDecimals), new("日期", CellStyle.Day), new("时刻", CellStyle.Instant), new("空", CellStyle.Count),
        ];
        using var workbook = Written("值", columns, [[12_345_678_901L, 0.1m, Shanghai.Day("2026-03-02"), Shanghai.At("2026-03-02T18:00"), null]]);

        Assert.Equal(["12345678901", "0.1", "46083", "46083.75", Workbook.Blank], workbook.Cells("值")[1]);
        Assert.Empty(workbook.Errors());
    }

    [Fact]
    public void Write_ATable_HasFilterAndAHeadingThatStays()
    {
        using var workbook = Written("单位/停车场: [1]", [new TableColumn("甲"), new TableColumn("乙")], [["1", "2"], ["3", "4"]]);
        var name = Assert.Single(workbook.SheetNames);
        var sheet = workbook.Part(name).Worksheet;

        Assert.Equal("单位 停车场   1", name);
        Assert.Equal("A1:B3", sheet.Descendants<S.AutoFilter>().Single().Reference!.Value);
        Assert.Equal(1, sheet.Descendants<S.Pane>().Single().VerticalSplit!.Value);
    }

    [Fact]
    public void Write_WithoutRows_IsStillAValidTable()
    {
        using var workbook = Written("空", [new TableColumn("甲")], []);

        Assert.Empty(workbook.Errors());
        Assert.Equal([["甲"]], workbook.Cells("空"));
    }

    [Fact]
    public void Write_OpenedByLibreOffice_ShowsDangerousTextAsText()
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, "t", MadeAt, [new TableColumn("a")], [["=1+1"], ["@x"], ["_x0041_"], ["+1"]]);

        Assert.Equal(["a", "=1+1", "@x", "_x0041_", "+1"], LibreOffice.ToCsv(stream.ToArray()).Single().Value);
    }

    private static Workbook Written(string name, TableColumn[] columns, object?[][] rows) =>
        Workbook.Written(stream => TableWorkbook.Write(stream, name, MadeAt, columns, rows));
}
