using System.Globalization;
using Bunit;
using ParkingOps.Web.Features.Imports;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class ImportSummaryTests : PageContext
{
    [Theory]
    [InlineData("en", 1, "1 row can go in, 0 skipped, 2 with faults.")]
    [InlineData("en", 3, "3 rows can go in, 0 skipped, 2 with faults.")]
    [InlineData("en", 5000, "5,000 rows can go in, 0 skipped, 2 with faults.")]
    [InlineData("en", 0, "0 rows can go in, 0 skipped, 2 with faults.")]
    [InlineData("zh-CN", 1, "可导入 1 行，跳过 0 行，有问题 2 行。")]
    public void Summary_OfOneRowAndOfSeveral_IsGoodLanguage(string language, int good, string line)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var preview = new ImportPreview([new SheetCount(ImportSheet.Organisations, good + 2, good, 0, 2)], [], [], new ImportChoices(), "");

        var summary = Render<ImportSummary>(parameters => parameters.Add(one => one.Preview, preview));

        Assert.Equal(line, summary.Find("[role=status]").TextContent);
    }
}
