using System.Text;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Onboarding;
using Xunit;

namespace ParkingOps.Tests.Features.Onboarding;

public sealed class DocumentServiceTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task Document_TakenIn_ComesBackAsItWas()
    {
        var id = await console.FilledAsync(Register.Operator, null, "DOC");

        var document = await console.AttachAsync(Register.Operator, id, "../../etc/平面图.pdf");

        var file = await OpenAsync(Register.Operator, id, document);
        Assert.Equal(("平面图.pdf", "application/pdf"), (file.Name, file.MediaType));
        Assert.Equal(Applications.Pdf, file.Content);
        var line = (await console.TrailOfAsync($"{id}")).First(one => one.Record == nameof(OnboardingDocument));
        Assert.Contains("平面图.pdf", line.After, StringComparison.Ordinal);
        Assert.DoesNotContain("%PDF", line.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_TakenAway_IsGoneWithItsContent()
    {
        var id = await console.FilledAsync(Register.Operator, null, "GONE");
        var document = await console.AttachAsync(Register.Operator, id);

        await console.AsAsync<DocumentService>(Register.Operator, documents => documents.RemoveAsync(id, document));

        Assert.Equal("not-found", await Register.RefusalAsync(() => OpenAsync(Register.Operator, id, document)));
        Assert.Equal([0L], await TestDatabase.QueryAsync<long>(console.Connection, $"select count(*) from document_files where document_id = '{document}'"));
        Assert.Equal("deleted", (await console.TrailOfAsync($"{id}")).First(one => one.Record == nameof(OnboardingDocument)).Act);
    }

    [Fact]
    public async Task Document_OfADroppedApplication_GoesWithIt()
    {
        var id = await console.FilledAsync(Register.Operator, null, "DROPPED");
        var document = await console.AttachAsync(Register.Operator, id);

        Assert.Equal("reason-missing", await Register.RefusalAsync(() => DropAsync(id, " ")));
        Assert.Equal(Applications.Pdf, (await OpenAsync(Register.Operator, id, document)).Content);
        await DropAsync(id, "a mistake");

        Assert.Equal(ApplicationStatus.Dropped, (await console.ApplicationAsync(Register.Operator, id)).Application.Status);
        Assert.Equal([0L], await TestDatabase.QueryAsync<long>(console.Connection, $"select count(*) from document_files where document_id = '{document}'"));
    }

    [Fact]
    public async Task Page_RenamedToPdf_IsRefused()
    {
        var id = await console.FilledAsync(Register.Operator, null, "FALSE");

        Assert.Equal("document-type", await AddAsync(id, "plan.pdf", Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>")));
        Assert.Empty((await console.ApplicationAsync(Register.Operator, id)).Application.Documents);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "document-too-large")]
    public async Task Document_OfTenMegabytes_IsTheLargest(int more, string? refusal)
    {
        var id = await console.FilledAsync(Register.Operator, null, $"LARGE-{more}");
        var content = new byte[OnboardingDocument.MostBytes + more];
        Applications.Pdf.CopyTo(content, 0);

        Assert.Equal(refusal, await AddAsync(id, "plan.pdf", content));
    }

    [Fact]
    public async Task Document_OfASubmittedApplication_StaysWhereItIs()
    {
        var id = await console.FilledAsync(Register.Operator, null, "STAYS");
        var document = await console.AttachAsync(Register.Operator, id);
        await console.AsAsync<OnboardingService>(Register.Operator, applications => applications.SubmitAsync(id, null));

        Assert.Equal("onboarding-closed", await Register.RefusalAsync(() => console.AsAsync<DocumentService>(Register.Operator, documents => documents.RemoveAsync(id, document))));
        Assert.Equal(Applications.Pdf, (await OpenAsync(Register.Operator, id, document)).Content);
    }

    [Fact]
    public async Task Document_OfAnotherUnit_IsNotFound()
    {
        var (mine, other) = (Register.UnitManagerOf(await console.OrganisationAsync("MINE")), Register.UnitManagerOf(await console.OrganisationAsync("OTHER")));
        var (own, foreign) = (await console.FilledAsync(mine, null, "MINE"), await console.FilledAsync(other, null, "OTHER"));
        var document = await console.AttachAsync(other, foreign);

        Assert.Equal(Applications.Pdf, (await OpenAsync(other, foreign, document)).Content);
        foreach (var id in new[] { own, foreign })
        {
            Assert.Equal("not-found", await Register.RefusalAsync(() => OpenAsync(mine, id, document)));
            Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<DocumentService>(mine, documents => documents.RemoveAsync(id, document))));
        }
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<DocumentService>(mine, documents => documents.AddAsync(foreign, "x.pdf", Applications.Pdf))));
    }

    private Task<DocumentDownload> OpenAsync(Actor actor, int id, Guid document) =>
        console.AsAsync<DocumentService, DocumentDownload>(actor, documents => documents.OpenAsync(id, document));

    private Task DropAsync(int id, string reason) => console.AsAsync<OnboardingService>(Register.Operator, applications => applications.DropAsync(id, reason));

    private Task<string?> AddAsync(int id, string name, byte[] content) =>
        Register.RefusalAsync(() => console.AsAsync<DocumentService>(Register.Operator, documents => documents.AddAsync(id, name, content)));
}
