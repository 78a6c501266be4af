using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Web.Features.Onboarding;
using Radzen;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class DocumentsStepTests : PageContext
{
    private readonly IRenderedComponent<DocumentsStep> step;

    public DocumentsStepTests()
    {
        var application = OnboardingApplication.Start(null, "author", Clock.GetUtcNow());
        step = Render<DocumentsStep>(parameters => parameters.Add(one => one.View, new ApplicationView(application, [])));
    }

    [Fact]
    public async Task Documents_MoreAtOnceThanAnApplicationHas_AreRefusedInWords()
    {
        await ChooseAsync(OnboardingApplication.MostDocuments + 1);

        Assert.Contains("20", Assert.Single(Services.GetRequiredService<NotificationService>().Messages).Detail, StringComparison.Ordinal);
        Assert.False(step.Find("#document-file").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Documents_EndedByAFault_CanBeTriedAgain()
    {
        await Assert.ThrowsAsync<IOException>(() => ChooseAsync(1));

        Assert.False(step.Find("#document-file").HasAttribute("disabled"));
        Assert.Empty(step.FindAll(".upload"));
    }

    private Task ChooseAsync(int files) => step.InvokeAsync(() =>
        step.FindComponent<InputFile>().Instance.OnChange.InvokeAsync(new InputFileChangeEventArgs([.. Enumerable.Range(0, files).Select(_ => new LostFile())])));
}
