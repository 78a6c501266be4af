using System.Text.Json;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Reads instants of the wire format: ISO 8601 with seconds and an offset, <c>2026-03-01T08:00:00+08:00</c>.</summary>
internal static class GateEventTime
{
    private const int OffsetLength = 6;
    private const int DateLength = 10;
    private const int LongestEscaped = 256;

    /// <summary>False when the value is no time, or names no offset: the machine's own zone is never asked.</summary>
    public static bool TryRead(ref Utf8JsonReader json, out DateTimeOffset at)
    {
        at = default;
        if (json.TokenType != JsonTokenType.String || !NamesOffset(ref json) || !json.TryGetDateTimeOffset(out var written)) return false;
        at = new DateTimeOffset(written.UtcTicks - (written.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }

    // Careful writers escape the plus sign, as backslash u002B.
    private static bool NamesOffset(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped) return HasOffset(json.ValueSpan);
        if (json.ValueSpan.Length > LongestEscaped) return false;
        Span<byte> text = stackalloc byte[LongestEscaped];
        return HasOffset(text[..json.CopyString(text)]);
    }

    private static bool HasOffset(ReadOnlySpan<byte> text) =>
        text.Length > DateLength + OffsetLength && (text[^1] == 'Z' || text[^OffsetLength] is (byte)'+' or (byte)'-');
}
