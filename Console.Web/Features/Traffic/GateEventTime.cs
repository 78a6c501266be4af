using System.Text.Json;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Reads instants of the wire format: ISO 8601 with seconds and an offset, <c>2026-03-01T08:00:00+08:00</c>.</summary>
internal static class GateEventTime
{
    private const int OffsetLength = 6;
    private const int DateLength = 10;

    /// <summary>False when the value is no time, or names no offset: the machine's own zone is never asked.</summary>
    public static bool TryRead(ref Utf8JsonReader json, out DateTimeOffset at)
    {
        at = default;
        if (json.TokenType != JsonTokenType.String || !HasOffset(json.ValueSpan) || !json.TryGetDateTimeOffset(out var written)) return false;
        at = new DateTimeOffset(written.UtcTicks - (written.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }

    private static bool HasOffset(ReadOnlySpan<byte> text) =>
        text.Length > DateLength + OffsetLength && (text[^1] == 'Z' || text[^OffsetLength] is (byte)'+' or (byte)'-');
}
