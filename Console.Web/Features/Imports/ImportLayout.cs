using System.Globalization;
using System.Resources;
using static ParkingOps.Web.Features.Imports.ImportColumn;

namespace ParkingOps.Web.Features.Imports;

/// <summary>The template's sheets and columns. Headings are Chinese in every language of the console: the file is the same for everybody.</summary>
internal static class ImportLayout
{
    /// <summary>What stands behind the heading of a column that must be filled in.</summary>
    public const char RequiredMark = '*';

    private static readonly ResourceManager Texts = new(typeof(ImportText));

    private static readonly Dictionary<ImportSheet, ImportColumn[]> Columns = new()
    {
        [ImportSheet.Organisations] = [OrganisationCode, OrganisationName, OrganisationKind, Level, ContactName, ContactPhone, Note],
        [ImportSheet.Sites] = [SiteCode, SiteName, OrganisationCode, District, Address, SiteKind, TotalSpaces, ShareableSpaces, Latitude, Longitude, ContactName, ContactPhone, DutyHours, Services],
        [ImportSheet.Quotas] = [SiteCode, Service, FirstDay, DayKinds, Start, End, EndDay, Spaces, Reason],
    };

    private static readonly HashSet<ImportColumn> Optional = [Level, ContactName, ContactPhone, Note, SiteKind, Latitude, Longitude, DutyHours, Services, EndDay, Reason];

    /// <summary>What the first cell of an example begins with; such a row is no row of the import.</summary>
    public static string ExampleMark => Chinese("Example");

    /// <summary>Columns of a sheet, from left to right.</summary>
    public static IReadOnlyList<ImportColumn> Of(ImportSheet sheet) => Columns[sheet];

    /// <summary>Whether a column must be filled in.</summary>
    public static bool IsRequired(ImportColumn column) => !Optional.Contains(column);

    /// <summary>Heading of a column, without a mark.</summary>
    public static string Heading(ImportColumn column) => Chinese($"Column.{column}");

    /// <summary>Name of a sheet.</summary>
    public static string Name(ImportSheet sheet) => Chinese($"Sheet.{sheet}");

    /// <summary>A text of the template.</summary>
    public static string Chinese(string key) => Texts.GetString(key, CultureInfo.InvariantCulture) ?? key;
}
