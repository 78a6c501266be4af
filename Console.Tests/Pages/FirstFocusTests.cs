using Bunit;
using ParkingOps.Web.Components.Shared;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class FirstFocusTests : PageContext
{
    private const string Module = "./focus.js";

    [Fact]
    public void Focus_OfADialog_IsLedAtOnceAndOnce()
    {
        var module = JSInterop.SetupModule(Module);
        module.Mode = JSRuntimeMode.Loose;
        var focus = Render<FirstFocus>(parameters => parameters.Add(one => one.Selector, "#reason").Add(one => one.Within, ".rz-dialog"));

        focus.Render();

        Assert.Equal(["#reason", ".rz-dialog"], Assert.Single(module.Invocations).Arguments);
    }

    [Fact]
    public void Focus_OfAPage_IsLedWhenThePersonComesToAnotherOneAlone()
    {
        var module = JSInterop.SetupModule(Module);
        module.Mode = JSRuntimeMode.Loose;
        var focus = Render<FirstFocus>(parameters => parameters.Add(one => one.Selector, "h1").Add(one => one.Within, "main").Add(one => one.Place, "sites"));
        Assert.Empty(module.Invocations);

        focus.Render(parameters => parameters.Add(one => one.Place, "sites"));
        Assert.Empty(module.Invocations);
        focus.Render(parameters => parameters.Add(one => one.Place, "offers"));

        Assert.Single(module.Invocations);
    }
}
