using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>Fields of one JSON object; null or absent is the same. A field that cannot be read makes a fault, and the gravest one counts.</summary>
internal sealed class BookingFields(JsonElement record, DateTimeOffset now)
{
    private static readonly DateTimeOffset Earliest = ServiceDay.StartOf(new DateOnly(2010, 1, 1));
    private readonly DateTimeOffset latestPlan = now.AddYears(2);
    private readonly DateTimeOffset latestPast = now.AddMinutes(10);

    /// <summary>The gravest fault so far.</summary>
    public BookingRejection? Fault { get; private set; }

    /// <summary>Notes a fault.</summary>
    public void Refuse(BookingRejection fault) => Fault = Fault is { } known && known < fault ? known : fault;

    /// <summary>A required text of at most some characters.</summary>
    public string Text(string name, int longest)
    {
        var text = Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";
        if (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl)) Refuse(BookingRejection.MissingField);
        if (text.Length > longest) Refuse(BookingRejection.TooLong);
        return text;
    }

    /// <summary>The plate, required.</summary>
    public Domain.Traffic.Plate Plate()
    {
        if (Find("plate") is not { } value) Refuse(BookingRejection.MissingField);
        else if (value.ValueKind == JsonValueKind.String && Domain.Traffic.Plate.TryParse(value.GetString(), out var plate)) return plate;
        Refuse(BookingRejection.BadPlate);
        return default;
    }

    /// <summary>The service, or null when none is named.</summary>
    public ServiceKind? Service()
    {
        if (Find("service") is not { } value) return null;
        var json = ReaderOf(value);
        var service = json.TokenType == JsonTokenType.String ? GateEventParser.ServiceOf(ref json) : null;
        if (service is null) Refuse(BookingRejection.BadService);
        return service;
    }

    /// <summary>The revision, 1 when none is named.</summary>
    public int Revision()
    {
        if (Find("revision") is not { } value) return 1;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var revision) && revision >= 1) return revision;
        Refuse(BookingRejection.BadRevision);
        return 1;
    }

    /// <summary>A required day.</summary>
    public DateOnly Day(string name)
    {
        if (Find(name) is not { } value) Refuse(BookingRejection.MissingField);
        else if (value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= ServiceDay.Of(Earliest)) return day;
        Refuse(BookingRejection.BadTime);
        return default;
    }

    /// <summary>A required instant that may lie ahead.</summary>
    public DateTimeOffset Planned(string name) => Instant(name, latestPlan, isRequired: true) ?? default;

    /// <summary>A required instant of something that has happened.</summary>
    public DateTimeOffset Past(string name) => Instant(name, latestPast, isRequired: true) ?? default;

    /// <summary>An instant of something that may have happened.</summary>
    public DateTimeOffset? PastOrNull(string name) => Instant(name, latestPast, isRequired: false);

    private static Utf8JsonReader ReaderOf(JsonElement value)
    {
        var json = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(value));
        json.Read();
        return json;
    }

    private DateTimeOffset? Instant(string name, DateTimeOffset latest, bool isRequired)
    {
        if (Find(name) is not { } value)
        {
            if (isRequired) Refuse(BookingRejection.MissingField);
            return null;
        }

        var json = ReaderOf(value);
        if (GateEventTime.TryRead(ref json, out var at) && at >= Earliest && at <= latest) return at;
        Refuse(BookingRejection.BadTime);
        return null;
    }

    private JsonElement? Find(string name) => record.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
