using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Makes the quarantine's row of a refused record. What is readable in it has the plate masked; the record itself is encrypted.</summary>
internal static partial class QuarantineEntry
{
    private const int LongestText = 64;
    private const int LongestMask = 16;
    private const int ShortestTail = 4;
    private const string TimeLetters = "0123456789-:.+TZ ";

    public static QuarantineRow Of(GateEventRecord record, RejectionCode code, PlateVault vault) => new()
    {
        Record = record.Index,
        Code = code.Name(),
        Message = code.Message(),
        SiteCode = Readable(record.SiteCode, record),
        OrganisationId = record.OrganisationId,
        EventId = Readable(record.EventId, record),
        AtText = AtOf(record),
        PlateMask = MaskOf(record),
        PayloadCipher = vault.Seal(record.Raw.Span),
    };

    private static string? Readable(string? text, GateEventRecord record)
    {
        if (string.IsNullOrEmpty(text)) return null;
        // Full-width letters and digits are the same plate.
        var masked = Plain(text);
        var clear = Plain(record.Plate.Text ?? record.UnreadPlate ?? "");
        if (clear.Length > 0) masked = masked.Replace(clear, MaskOf(record), StringComparison.OrdinalIgnoreCase);
        if (clear.Length > ShortestTail) masked = masked.Replace(clear[1..], Hide(clear[1..]), StringComparison.OrdinalIgnoreCase);
        masked = PlateForm.Replace(masked, found => Hide(found.Value));
        // What holds no plate stays as it was sent: a code is mapped by exactly that.
        return Cut(masked == Plain(text) ? Printable(text) : masked, LongestText);
    }

    private static string Plain(string text) => Printable(text).Normalize(NormalizationForm.FormKC);

    private static string Printable(string text) => string.Concat(text.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)));

    // A sender may have put a plate, or most of one, into any field.
    [GeneratedRegex("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Za-z0-9][·.\\- ]?[A-Za-z0-9]{4,7}|WJ[·.\\- ]?[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?[0-9]{4,5}[A-Z0-9]?")]
    private static partial Regex PlateForm { get; }

    private static string? AtOf(GateEventRecord record)
    {
        if (record.At != default) return ServiceDay.Local(record.At).ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture);
        return record.UnreadAt is { Length: > 0 and <= 40 } text && text.All(TimeLetters.Contains) ? text : null;
    }

    private static string? MaskOf(GateEventRecord record) =>
        record.Plate.Text is not null ? record.Plate.Mask
        : record.UnreadPlate is { Length: > 0 } text ? Hide(Cut(text, LongestMask))
        : null;

    // A text that is no plate may still be most of one.
    private static string Hide(string text) => new('*', text.Length);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
