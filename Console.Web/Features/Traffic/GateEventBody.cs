using Microsoft.AspNetCore.Http.Features;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Reads the body of a request, at most 4 MiB of it (semantics 7).</summary>
internal static class GateEventBody
{
    /// <summary>Most bytes of one request.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;

    /// <summary>The whole body; null when it is larger than allowed.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, CancellationToken cancel)
    {
        if (context.Request.ContentLength > MaxBytes) return null;
        // The limit is judged here, so that the refusal is worded like all others.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        var buffer = new byte[(int)(context.Request.ContentLength ?? FirstBuffer) + 1];
        for (var length = 0; ;)
        {
            var read = await context.Request.Body.ReadAsync(buffer.AsMemory(length), cancel);
            length += read;
            if (length > MaxBytes) return null;
            if (read == 0) return buffer.AsMemory(0, length);
            if (length == buffer.Length) System.Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxBytes + 1));
        }
    }
}
