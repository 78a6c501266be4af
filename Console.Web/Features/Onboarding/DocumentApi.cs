using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>Documents of applications as files: always saved, never shown in the console's own name.</summary>
internal static class DocumentApi
{
    /// <summary>Maps the file.</summary>
    public static void MapOnboardingDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/onboarding/{id:int}/documents/{document:guid}", OpenAsync).RequireAuthorization(nameof(Permission.SeeRegister));

    private static async Task<IResult> OpenAsync(int id, Guid document, HttpContext context, CurrentActor current, DocumentService documents, ExportTrail exports)
    {
        current.Be(ActorClaims.Read(context.User));
        try
        {
            var file = await documents.OpenAsync(id, document);
            await exports.NoteAsync(Permission.SeeRegister, context.Request.Path, "");
            context.Response.Headers.CacheControl = "no-store";
            return Results.File(file.Content, file.MediaType, file.Name);
        }
        catch (RuleException refusal) when (refusal.Code == "not-found")
        {
            return Results.NotFound();
        }
    }
}
