using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>A document as it is taken away.</summary>
public sealed record DocumentDownload(string Name, string MediaType, byte[] Content);

/// <summary>Documents of applications: taken in by what they are, kept in the database, handed out in scope.</summary>
public sealed class DocumentService(ConsoleDbFactory databases, ApplicationChanges changes)
{
    /// <summary>Adds a document to an application that can be filled in; the version after it.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, or what <see cref="OnboardingDocument.Of"/> and <see cref="OnboardingApplication.Attach"/> refuse.</exception>
    public Task<int> AddAsync(int id, string name, byte[] content) => changes.RunAsync(Permission.ProposeSites, id, async (database, scene, application) =>
    {
        var document = OnboardingDocument.Of(name, content, scene.By, scene.At);
        application.Attach(document);
        // The description first: row-level security lets the content in where it finds that.
        await database.SaveChangesAsync();
        database.Add(new DocumentFile { DocumentId = document.Id, Content = content });
    });

    /// <summary>Takes a document away from an application that can be filled in; the version after it.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>onboarding-closed</c>.</exception>
    public Task<int> RemoveAsync(int id, Guid document) =>
        changes.RunAsync(Permission.ProposeSites, id, (database, scene, application) => RemoveAsync(database, scene, application, document));

    /// <summary>The same in the midst of another change.</summary>
    internal static async Task RemoveAsync(ConsoleDb database, ApplicationScene scene, OnboardingApplication application, Guid document)
    {
        if (!await database.DocumentFiles.AnyAsync(file => file.DocumentId == document)) throw new RuleException("not-found");
        // The content first: row-level security shows it only while its description stands.
        database.Remove(new DocumentFile { DocumentId = document });
        await database.SaveChangesAsync();
        application.Detach(document, scene.By, scene.At);
    }

    /// <summary>A document of an application in scope.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<DocumentDownload> OpenAsync(int id, Guid document)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var described = await database.OnboardingApplications.AsNoTracking().Where(application => application.Id == id)
            .SelectMany(application => application.Documents).FirstOrDefaultAsync(one => one.Id == document) ?? throw new RuleException("not-found");
        var content = await database.DocumentFiles.Where(file => file.DocumentId == document).Select(file => file.Content).FirstOrDefaultAsync() ?? throw new RuleException("not-found");
        return new DocumentDownload(described.Name, described.Type.MediaType(), content);
    }
}
