using System.Globalization;
using System.Text;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>Writes markup as UTF-8 through one buffer, so that a sheet of any length takes the same memory.</summary>
internal sealed class Utf8Buffer(Stream stream)
{
    private const int Reserve = 64;
    private readonly byte[] buffer = new byte[1 << 16];
    private int filled;

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - filled) Flush();
        bytes.CopyTo(buffer.AsSpan(filled));
        filled += bytes.Length;
    }

    public void Raw(string markup) => Encode(markup);

    public void Number<T>(T value)
        where T : IUtf8SpanFormattable
    {
        if (buffer.Length - filled < Reserve) Flush();
        value.TryFormat(buffer.AsSpan(filled), out var written, default, CultureInfo.InvariantCulture);
        filled += written;
    }

    /// <summary>Writes text so that a reader gets exactly the same characters back.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = CellText.PlainLength(text);
            Encode(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty) return;
            Encode(CellText.Escape(text));
            text = text[1..];
        }
    }

    public void Flush()
    {
        stream.Write(buffer, 0, filled);
        filled = 0;
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        const int Chunk = 4096;
        while (!text.IsEmpty)
        {
            var length = Math.Min(text.Length, Chunk);
            if (length < text.Length && char.IsHighSurrogate(text[length - 1])) length++;
            if (Encoding.UTF8.GetMaxByteCount(length) > buffer.Length - filled) Flush();
            filled += Encoding.UTF8.GetBytes(text[..length], buffer.AsSpan(filled));
            text = text[length..];
        }
    }
}
