using System.Runtime.InteropServices;
using ParkingOps.Domain.Statistics;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>What stands beside a row of figures.</summary>
/// <param name="Text">Why figures are blank, and what is out of the ordinary; null: nothing to say.</param>
/// <param name="Height">Height in points that the row needs for it; null for that of a plain row.</param>
internal readonly record struct RowNote(string? Text, double? Height);

/// <summary>Puts notes beside rows of figures. Many rows have the same note, so each is made once.</summary>
internal sealed class RowNotes(ReportWords words, IReadOnlySet<string> shown)
{
    /// <summary>Width of the column of notes, in characters.</summary>
    public const double Width = 36;

    private readonly Dictionary<string, RowNote> made = [];

    /// <summary>The note of a row.</summary>
    public RowNote Of(FigureRow row)
    {
        var overfull = row.UtilisationPercent > 100;
        var key = string.Join(';', row.BlankReasons) + (overfull ? "!" : "");
        ref var note = ref CollectionsMarshal.GetValueRefOrAddDefault(made, key, out var known);
        if (!known) note = Make(row, overfull);
        return note;
    }

    // Semantics: a utilisation above 100 is shown as it is, and flagged.
    private RowNote Make(FigureRow row, bool overfull)
    {
        var reasons = row.BlankReasons
            .Select(reason => reason.Split(':'))
            .Where(parts => shown.Contains(parts[0]))
            .GroupBy(parts => parts[1], parts => words.Figure(parts[0]))
            .Select(group => words.Format("Format.Reason", string.Join(words["Format.And"], group), words["Reason." + group.Key]));
        var text = string.Join(words["Format.Separator"], overfull ? reasons.Prepend(words["Flag.Overfull"]) : reasons);
        return text.Length == 0 ? default : new RowNote(text, TextHeight.Lines(text, Width) > 1 ? TextHeight.Of(text, Width) : null);
    }
}
