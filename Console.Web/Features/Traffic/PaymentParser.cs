using System.Text.Json;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Reads <c>{"channel":"unified|cash|other","amountFen":1200}</c> (semantics 7).</summary>
internal static class PaymentParser
{
    /// <summary>Reads to the end of the object; false when it is none, or the channel or amount is not known.</summary>
    public static bool TryRead(ref Utf8JsonReader json, GateEventRecord record)
    {
        (record.PaymentChannel, record.AmountFen) = (null, null);
        if (json.TokenType != JsonTokenType.StartObject) return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isChannel, isAmount) = (json.ValueTextEquals("channel"u8), json.ValueTextEquals("amountFen"u8));
            json.Read();
            if (isChannel) record.PaymentChannel = ChannelOf(ref json);
            if (isAmount) record.AmountFen = AmountOf(ref json);
            json.Skip();
        }

        return record is { PaymentChannel: not null, AmountFen: not null };
    }

    private static PaymentChannel? ChannelOf(ref Utf8JsonReader json) =>
        json.TokenType != JsonTokenType.String ? null
        : json.ValueTextEquals("unified"u8) ? PaymentChannel.Unified
        : json.ValueTextEquals("cash"u8) ? PaymentChannel.Cash
        : json.ValueTextEquals("other"u8) ? PaymentChannel.Other
        : null;

    private static long? AmountOf(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var fen) && fen >= 0 ? fen : null;
}
