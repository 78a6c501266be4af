using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>What a record must fulfil by itself (semantics 7 and 9); the first fault in the order of <see cref="RejectionCode"/> counts.</summary>
internal sealed class GateEventRules(DateTimeOffset now)
{
    private const int LongestEventId = 64;
    private const int LongestGate = 32;
    private const int LongestSiteCode = 32;
    private static readonly DateTimeOffset Earliest = ServiceDay.StartOf(new DateOnly(2010, 1, 1));
    private readonly DateTimeOffset latest = now.AddMinutes(10);

    public RejectionCode? FirstFault(GateEventRecord record)
    {
        if (IsIncomplete(record)) return RejectionCode.MissingField;
        if (record.EventId!.Length > LongestEventId || record.Gate!.Length > LongestGate || record.SiteCode!.Length > LongestSiteCode)
            return RejectionCode.TooLong;
        if (Is(record, GateEventField.At | GateEventField.PreviousAt) || IsOutOfRange(record.At)) return RejectionCode.BadTime;
        if (record.PreviousAt is { } previousAt && IsOutOfRange(previousAt)) return RejectionCode.BadTime;
        if (Is(record, GateEventField.Direction)) return RejectionCode.BadDirection;
        if (Is(record, GateEventField.Plate)) return RejectionCode.BadPlate;
        const GateEventField kinds = GateEventField.Admission | GateEventField.Service | GateEventField.Revision | GateEventField.Payment;
        return Is(record, kinds) ? RejectionCode.BadAdmission : null;
    }

    private static bool IsIncomplete(GateEventRecord record) =>
        (record.Present & GateEventField.Required) != GateEventField.Required
        || !IsText(record.EventId) || !IsText(record.SiteCode) || !IsText(record.Gate);

    // Control characters are in no id, and the database takes no NUL.
    private static bool IsText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return false;
        foreach (var letter in text)
            if (char.IsControl(letter)) return false;
        return true;
    }

    private static bool Is(GateEventRecord record, GateEventField fields) => (record.Invalid & fields) != 0;

    private bool IsOutOfRange(DateTimeOffset at) => at < Earliest || at > latest;
}
