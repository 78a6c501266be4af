using ParkingOps.Web.Components.Shared;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class LatestQuestionTests
{
    [Fact]
    public async Task Answer_ToAnEarlierQuestion_IsNotShownHoweverLateItComes()
    {
        var (latest, shown) = (new LatestQuestion(), new List<string>());
        var (slow, quick) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());

        var first = latest.AskAsync(slow.Task, shown.Add);
        var second = latest.AskAsync(quick.Task, shown.Add);
        quick.SetResult("of now");
        slow.SetResult("of then");

        Assert.Equal((false, true), (await first, await second));
        Assert.Equal(["of now"], shown);
    }
}
