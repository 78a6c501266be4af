using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>What a row says of an organisation; null where it is blank or has a fault.</summary>
internal sealed record OrganisationFacts(BookRow Row, string? Code, string? Name, OrganisationKind? Kind, AdministrativeLevel? Level, string? ContactName, string? ContactPhone, string? Note)
{
    private const int NoteLimit = 300;

    /// <summary>Reads a row.</summary>
    public static OrganisationFacts Of(BookRow row) => new(
        row,
        row.Code(ImportColumn.OrganisationCode),
        row.Text(ImportColumn.OrganisationName, RegisterCode.NameLimit),
        row.Choice(ImportColumn.OrganisationKind, ImportWords.OrganisationKinds),
        row.Choice(ImportColumn.Level, ImportWords.Levels),
        row.Text(ImportColumn.ContactName, Site.ContactLimit),
        Phones.Read(row),
        row.Text(ImportColumn.Note, NoteLimit));

    /// <summary>The organisation that the row makes.</summary>
    public Organisation Make()
    {
        var organisation = Organisation.Register(Code!, Name!, Kind!.Value, Level ?? AdministrativeLevel.Municipal);
        Fill(organisation);
        return organisation;
    }

    /// <summary>Gives an organisation what the row says; where it is blank the organisation keeps its own.</summary>
    public void Fill(Organisation organisation)
    {
        organisation.Describe(Name ?? organisation.Name, Kind ?? organisation.Kind, Level ?? organisation.Level);
        organisation.SetContact(ContactName ?? organisation.ContactName, ContactPhone ?? organisation.ContactPhone);
        organisation.SetNote(Note ?? organisation.Note);
    }
}
