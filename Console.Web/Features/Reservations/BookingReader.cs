using System.Text.Json;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>Reads agreements and reservations of a request: the frame is that of gate events (semantics 7).</summary>
public static class BookingReader
{
    private const int LongestId = 64;
    private const int LongestSiteCode = 32;
    private const int LongestYears = 5;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    private delegate TSpan ReadSpan<TSpan>(BookingFields fields);

    /// <summary>All agreements in their order, each with its first fault; null when nothing in the body can be read at all.</summary>
    public static IReadOnlyList<BookingRecord<AgreementSpan>>? ReadAgreements(ReadOnlyMemory<byte> body, GateEventFormat format, DateTimeOffset now) =>
        Read(body, format, now, "agreementId", AgreementOf);

    /// <summary>All reservations in their order, each with its first fault; null when nothing in the body can be read at all.</summary>
    public static IReadOnlyList<BookingRecord<ReservationSpan>>? ReadReservations(ReadOnlyMemory<byte> body, GateEventFormat format, DateTimeOffset now) =>
        Read(body, format, now, "reservationId", ReservationOf);

    private static AgreementSpan AgreementOf(BookingFields fields)
    {
        var span = new AgreementSpan(fields.Day("firstDay"), fields.Day("lastDay"), fields.PastOrNull("cancelledAt"));
        if (span.LastDay < span.FirstDay || span.LastDay > span.FirstDay.AddYears(LongestYears)) fields.Refuse(BookingRejection.BadPeriod);
        return span;
    }

    private static ReservationSpan ReservationOf(BookingFields fields)
    {
        var span = new ReservationSpan(
            fields.Planned("slotStart"), fields.Planned("slotEnd"), fields.Past("bookedAt"), fields.PastOrNull("cancelledAt"), fields.PastOrNull("voidedAt"));
        if ((span.SlotEnd - span.SlotStart).TotalMinutes is not (30 or 60)) fields.Refuse(BookingRejection.BadSlot);
        return span;
    }

    private static List<BookingRecord<TSpan>>? Read<TSpan>(ReadOnlyMemory<byte> body, GateEventFormat format, DateTimeOffset now, string id, ReadSpan<TSpan> readSpan)
    {
        if (JsonRecords.Split(body, format) is not { } parts) return null;
        var records = parts.Select((part, index) => ReadOne(part, index, now, id, readSpan)).ToList();
        var isEmptyArray = format == GateEventFormat.Array && records.Count == 0;
        return isEmptyArray || records.Exists(record => record.Rejection != BookingRejection.BadJson) ? records : null;
    }

    private static BookingRecord<TSpan> ReadOne<TSpan>(ReadOnlyMemory<byte> part, int index, DateTimeOffset now, string id, ReadSpan<TSpan> readSpan)
    {
        var unreadable = new BookingRecord<TSpan>(index) { Rejection = BookingRejection.BadJson };
        try
        {
            using var json = JsonDocument.Parse(part, Options);
            return json.RootElement.ValueKind == JsonValueKind.Object ? ReadFields(json.RootElement, index, now, id, readSpan) : unreadable;
        }
        catch (JsonException)
        {
            return unreadable;
        }
        catch (InvalidOperationException)
        {
            // Thrown for text that is no valid UTF-8 or UTF-16.
            return unreadable;
        }
    }

    private static BookingRecord<TSpan> ReadFields<TSpan>(JsonElement json, int index, DateTimeOffset now, string id, ReadSpan<TSpan> readSpan)
    {
        var fields = new BookingFields(json, now);
        var record = new BookingRecord<TSpan>(index)
        {
            Id = fields.Text(id, LongestId),
            SiteCode = fields.Text("siteCode", LongestSiteCode),
            Plate = fields.Plate(),
            Service = fields.Service(),
            Revision = fields.Revision(),
            Span = readSpan(fields),
        };
        return record with { Rejection = fields.Fault, Id = record.Id.Length is > 0 and <= LongestId ? record.Id : null };
    }
}
