using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>
/// A correction of a refused record: a replay reads the record with it, the record itself is kept as it came. What cannot be read as an object
/// is left alone and refused again.
/// </summary>
/// <param name="SiteCode">The site's code in place of the one that was sent, or null.</param>
/// <param name="HasShanghaiTime">Whether times without an offset are Shanghai's.</param>
internal sealed record RecordCorrection(string? SiteCode, bool HasShanghaiTime)
{
    private const string ShanghaiOffset = "+08:00";
    private static readonly string[] Times = ["at", "previousAt"];

    /// <summary>The record as a replay reads it.</summary>
    public ReadOnlyMemory<byte> Apply(byte[] raw)
    {
        if (SiteCode is null && !HasShanghaiTime) return raw;
        try
        {
            if (JsonNode.Parse(raw) is not JsonObject record) return raw;
            if (SiteCode is not null) record["siteCode"] = SiteCode;
            if (HasShanghaiTime)
                foreach (var name in Times) AddOffset(record, name);
            return JsonSerializer.SerializeToUtf8Bytes(record);
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON, a name that stands in it twice, or text that is no UTF-16.
            return raw;
        }
    }

    // 2026-03-02 08:00:00, with a T or a blank between, and no offset yet.
    private static void AddOffset(JsonObject record, string name)
    {
        if (record[name] is not JsonValue value || !value.TryGetValue<string>(out var text)) return;
        var written = text.Trim();
        if (written.Length < 16 || written.EndsWith('Z') || written.LastIndexOfAny(['+', '-']) > 7) return;
        record[name] = written[..10] + "T" + written[11..] + ShanghaiOffset;
    }
}
