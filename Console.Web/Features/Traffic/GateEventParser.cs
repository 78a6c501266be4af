using System.Text.Json;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Reads the fields of one JSON object. A field of a wrong type or value is noted, not refused: the rules decide by their order.</summary>
internal sealed class GateEventParser
{
    private string lastSite = "";
    private string lastGate = "";

    /// <summary>False when the text is no JSON object.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, GateEventRecord record)
    {
        try
        {
            var json = new Utf8JsonReader(text);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName) ReadField(ref json, record);
            return !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // Thrown for text that is no valid UTF-8 or UTF-16.
            return false;
        }
    }

    private void ReadField(ref Utf8JsonReader json, GateEventRecord record)
    {
        var field = FieldOf(ref json);
        json.Read();
        if (field == GateEventField.None || json.TokenType == JsonTokenType.Null)
        {
            json.Skip();
            return;
        }

        record.Present |= field;
        record.Invalid &= ~field;
        if (!TryRead(ref json, field, record)) record.Invalid |= field;
        json.Skip();
    }

    private static GateEventField FieldOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("at"u8) ? GateEventField.At
        : json.ValueTextEquals("gate"u8) ? GateEventField.Gate
        : json.ValueTextEquals("plate"u8) ? GateEventField.Plate
        : json.ValueTextEquals("eventId"u8) ? GateEventField.EventId
        : json.ValueTextEquals("siteCode"u8) ? GateEventField.SiteCode
        : json.ValueTextEquals("direction"u8) ? GateEventField.Direction
        : json.ValueTextEquals("admission"u8) ? GateEventField.Admission
        : json.ValueTextEquals("service"u8) ? GateEventField.Service
        : json.ValueTextEquals("payment"u8) ? GateEventField.Payment
        : json.ValueTextEquals("revision"u8) ? GateEventField.Revision
        : json.ValueTextEquals("previousAt"u8) ? GateEventField.PreviousAt
        : GateEventField.None;

    private bool TryRead(ref Utf8JsonReader json, GateEventField field, GateEventRecord record)
    {
        switch (field)
        {
            case GateEventField.EventId: return (record.EventId = Text(ref json)) is not null;
            case GateEventField.SiteCode: return (record.SiteCode = lastSite = Text(ref json, lastSite)!) is not null;
            case GateEventField.Gate: return (record.Gate = lastGate = Text(ref json, lastGate)!) is not null;
            case GateEventField.At: return TryReadAt(ref json, record);
            case GateEventField.PreviousAt:
                var isTime = GateEventTime.TryRead(ref json, out var previousAt);
                record.PreviousAt = previousAt;
                return isTime;
            case GateEventField.Plate: return TryReadPlate(ref json, record);
            case GateEventField.Payment: return PaymentParser.TryRead(ref json, record);
            case GateEventField.Revision:
                var isNumber = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var revision) && (record.Revision = revision) >= 1;
                return isNumber;
            default: return json.TokenType == JsonTokenType.String && TryReadName(ref json, field, record);
        }
    }

    private static bool TryReadName(ref Utf8JsonReader json, GateEventField field, GateEventRecord record)
    {
        switch (field)
        {
            case GateEventField.Direction:
                record.Direction = json.ValueTextEquals("entry"u8) ? Direction.Entry : Direction.Exit;
                return record.Direction == Direction.Entry || json.ValueTextEquals("exit"u8);
            case GateEventField.Admission: return (record.Admission = AdmissionOf(ref json)) != 0;
            default: return (record.Service = ServiceOf(ref json)) is not null;
        }
    }

    private static Admission AdmissionOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("ordinary"u8) ? Admission.Ordinary
        : json.ValueTextEquals("reservation"u8) ? Admission.Reservation
        : json.ValueTextEquals("sharing"u8) ? Admission.Sharing
        : json.ValueTextEquals("staff"u8) ? Admission.Staff
        : 0;

    /// <summary>The service kind that a text names, or null.</summary>
    internal static ServiceKind? ServiceOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("hospital-reservation"u8) ? ServiceKind.HospitalReservation
        : json.ValueTextEquals("off-peak-sharing"u8) ? ServiceKind.OffPeakSharing
        : json.ValueTextEquals("same-day"u8) ? ServiceKind.SameDay
        : json.ValueTextEquals("accessible"u8) ? ServiceKind.Accessible
        : json.ValueTextEquals("ev-charging"u8) ? ServiceKind.EvCharging
        : null;

    private static bool TryReadAt(ref Utf8JsonReader json, GateEventRecord record)
    {
        var isTime = GateEventTime.TryRead(ref json, out var at);
        record.At = at;
        if (!isTime && json.TokenType == JsonTokenType.String) record.UnreadAt = json.GetString();
        return isTime;
    }

    private static bool TryReadPlate(ref Utf8JsonReader json, GateEventRecord record)
    {
        var text = json.TokenType == JsonTokenType.String ? json.GetString() : null;
        var isPlate = Plate.TryParse(text, out var plate);
        record.Plate = plate;
        record.UnreadPlate = isPlate ? null : text;
        return isPlate;
    }

    // Neighbouring records mostly name the same site and gate, so that the text of the last one serves again.
    private static string? Text(ref Utf8JsonReader json, string? last = null) =>
        json.TokenType != JsonTokenType.String ? null
        : last is not null && json.ValueTextEquals(last) ? last
        : json.GetString();
}
