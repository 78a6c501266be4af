using System.Text;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>Phones in a workbook: several may stand in one cell, with areas and extensions.</summary>
internal static class Phones
{
    private const int FewestDigits = 3;
    private const string Marks = "-+()*#/;,、转 ";

    /// <summary>Reads the phone of a row; anything that nobody could dial is a fault.</summary>
    public static string? Read(BookRow row)
    {
        if (row.Text(ImportColumn.ContactPhone, Site.ContactLimit) is not { } text) return null;
        var plain = text.Normalize(NormalizationForm.FormKC);
        if (plain.All(one => char.IsAsciiDigit(one) || Marks.Contains(one, StringComparison.Ordinal)) && plain.Count(char.IsAsciiDigit) >= FewestDigits) return plain;
        row.Refuse(ImportColumn.ContactPhone, "import-phone");
        return null;
    }
}
