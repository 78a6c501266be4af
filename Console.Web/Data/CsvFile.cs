using System.Buffers;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using ParkingOps.Domain;

namespace ParkingOps.Web.Data;

/// <summary>
/// A CSV file as people and programs hand it in: UTF-8 or, as Excel on a Chinese Windows saves it, GB18030. A quote that is never closed spoils
/// its own line and none after it.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    private bool brokenRow;

    private CsvFile(FileInfo file)
    {
        Row = CsvReader.FromFile(
            file.FullName,
            new CsvReaderOptions
            {
                AllowLineBreaksInQuotes = false,
                Encoding = IsUtf8(file) ? null : Chinese,
                OnMalformedRecord = record => brokenRow |= record.Reason is CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote,
                TrackLineNumbers = true,
            },
            FileOptions.SequentialScan);
    }

    /// <summary>The present row.</summary>
    public CsvReader Row { get; }

    /// <summary>Whether a quote of the present row is never closed.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Number of the line in the file, the header's being 1.</summary>
    public long Line => Row.LineNumber;

    private static Encoding Chinese => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>Opens a file.</summary>
    public static CsvFile Open(FileInfo file) => new(file);

    /// <summary>Goes on to the next row; false at the end.</summary>
    public bool Read()
    {
        brokenRow = false;
        var read = Row.Read();
        IsBroken = brokenRow;
        return read;
    }

    /// <summary>A column's name without what Excel puts before the first.</summary>
    public static string Plain(string header) => header.Trim('\uFEFF', ' ');

    /// <summary>Demands columns, in any order.</summary>
    /// <param name="header">Their names, parted by commas.</param>
    /// <exception cref="RuleException"><c>import-header</c> with those that are missing.</exception>
    public void DemandColumns(string header)
    {
        var missing = header.Split(',').Except(Row.Headers.Select(Plain)).ToList();
        if (missing.Count > 0) throw new RuleException("import-header", string.Join(", ", missing));
    }

    /// <summary>What stands in a column of the present row, without spaces around it; empty when the row or the file has no such column.</summary>
    public string Cell(string column)
    {
        for (var index = 0; index < Row.Headers.Count && index < Row.FieldCount; index++)
            if (Plain(Row.Headers[index]) == column) return Row.GetString(index)?.Trim() ?? "";
        return "";
    }

    /// <inheritdoc />
    public void Dispose() => Row.Dispose();

    // The whole file is looked at: a name with letters outside ASCII may come late.
    private static bool IsUtf8(FileInfo file)
    {
        using var stream = file.OpenRead();
        var (buffer, held) = (new byte[1 << 16], 0);
        var letters = new char[1 << 16];
        while (stream.Read(buffer, held, buffer.Length - held) is var read && read > 0)
        {
            var end = held + read;
            var status = Utf8.ToUtf16(buffer.AsSpan(0, end), letters, out var used, out _, replaceInvalidSequences: false, isFinalBlock: false);
            if (status == OperationStatus.InvalidData) return HasByteOrderMark(file);
            held = end - used;
            Array.Copy(buffer, used, buffer, 0, held);
        }
        return held == 0;
    }

    // A file in UTF-16 says so at its start, and the reader listens to it.
    private static bool HasByteOrderMark(FileInfo file)
    {
        using var stream = file.OpenRead();
        return (stream.ReadByte(), stream.ReadByte()) is (0xFF, 0xFE) or (0xFE, 0xFF);
    }
}
