using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>Imports under test, through the services as the page does.</summary>
internal static class ImportDesk
{
    public static Task<int> UploadAsync(this ConsoleServices console, BookBuilder book, string name = "units.xlsx") => console.UploadAsync(book.ToBytes(), name);

    public static Task<int> UploadAsync(this ConsoleServices console, byte[] book, string name = "units.xlsx") =>
        console.AsAsync<ImportService, int>(Register.Operator, imports => imports.UploadAsync(name, book));

    public static Task<ImportPreview> CheckAsync(this ConsoleServices console, int id) => console.AsAsync<ImportService, ImportPreview>(Register.Operator, imports => imports.CheckAsync(id));

    public static Task ChooseAsync(this ConsoleServices console, int id, ImportChoices choices) => console.AsAsync<ImportService>(Register.Operator, imports => imports.ChooseAsync(id, choices));

    public static async Task<Import> RunAsync(this ConsoleServices console, int id, string name, bool submit = false)
    {
        await console.RunAsync(id, name, await console.CheckAsync(id), submit);
        return await console.ImportAsync(id);
    }

    public static Task RunAsync(this ConsoleServices console, int id, string name, ImportPreview seen, bool submit = false) =>
        console.AsAsync<ImportRunService>(Register.Operator, runs => runs.RunAsync(id, new ImportOrder { Name = name, Mark = seen.Mark, Submit = submit }));

    public static async Task<Import> ImportAsync(this ConsoleServices console, int id) => await console.AsAsync<ImportService, Import>(Register.Operator, imports => imports.FindAsync(id));

    public static Task UndoAsync(this ConsoleServices console, int id) => console.AsAsync<ImportUndoService>(Register.Operator, undos => undos.UndoAsync(id));

    public static Task<List<ImportDependence>> DependsAsync(this ConsoleServices console, int id) => console.AsAsync<ImportUndoService, List<ImportDependence>>(Register.Operator, undos => undos.DependsAsync(id));

    public static Task<Site> FindSiteAsync(this ConsoleServices console, string code) => console.AsAsync<SiteService, Site>(Register.Operator, sites => sites.FindAsync(code));

    public static async Task<Organisation> FindUnitAsync(this ConsoleServices console, string code) =>
        (await console.AsAsync<OrganisationService, (Organisation Organisation, List<SiteRow> Sites)>(Register.Operator, organisations => organisations.FindAsync(code))).Organisation;
}
