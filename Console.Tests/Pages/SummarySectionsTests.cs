using Bunit;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Web.Features.Onboarding;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class SummarySectionsTests : PageContext
{
    [Fact]
    public void Finding_OfADuplicate_NamesWhatItIsLike()
    {
        var application = OnboardingApplication.Start(null, "author", Clock.GetUtcNow());
        var finding = new Finding(FindingKind.SameName, false, ApplicationFields.Profile("Name")) { Like = new KnownRecord(KnownKind.Site, "U-1-P1", "已知车库", null) };

        var summary = Render<SummarySections>(parameters => parameters.Add(one => one.View, new ApplicationView(application, [finding])).Add(one => one.Districts, []));

        Assert.EndsWith("已知车库", summary.Find(".summary-finding").TextContent, StringComparison.Ordinal);
    }
}
