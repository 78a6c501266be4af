using System.Security.Cryptography;
using System.Text;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>
/// What a plan does, in few characters: the fate of every row, the record that it meets, in which version, and what is done with it. Two
/// plans of one workbook with the same mark do the same; so what goes in is what a person saw in the preview.
/// </summary>
internal static class PlanMark
{
    /// <summary>The mark of a plan whose records were read from a database.</summary>
    public static string Of(ImportPlan plan, ConsoleDb database)
    {
        var versions = VersionsOf(database);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in plan.Book.Rows) Add($"{row.Sheet} {row.Number} {row.IsSkipped} {string.Join(' ', row.Faults.Select(fault => $"{fault.Column}:{fault.Refusal.Code}"))}");
        foreach (var match in plan.Matches) Add($"{match.Sheet} {match.Row} {match.Choice} {match.KnownCode} {versions[(match.Sheet == ImportSheet.Organisations, match.KnownCode)]}");
        // The spaces of a site lie beside it and leave its version as it was.
        foreach (var before in plan.MergedOrganisations.Select(one => one.Before).Concat(plan.MergedSites.Select(one => one.Before))) Add(before);
        return Convert.ToHexString(hash.GetHashAndReset());

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes($"{line}\n"));
    }

    private static Dictionary<(bool IsOrganisation, string Code), uint> VersionsOf(ConsoleDb database) =>
        database.Organisations.Local.Select(one => (Key: (true, one.Code), Version: database.VersionOf(one)))
            .Concat(database.Sites.Local.Select(one => (Key: (false, one.Code), Version: database.VersionOf(one))))
            .ToDictionary(one => one.Key, one => one.Version);
}
