namespace ParkingOps.Web.Features.Traffic;

/// <summary>How the records of a request are written.</summary>
public enum GateEventFormat
{
    /// <summary>One JSON object a line.</summary>
    Lines,

    /// <summary>One JSON array of objects.</summary>
    Array,
}

/// <summary>
/// Reads the records of a request (semantics 7). What is no JSON object is refused as such and the others go on.
/// Blank lines are no records. Reading stops soon after <see cref="MaxRecords"/>: such a request is refused as a whole.
/// </summary>
public sealed class GateEventReader(DateTimeOffset now)
{
    /// <summary>Most records of one request.</summary>
    public const int MaxRecords = JsonRecords.Most;

    private readonly GateEventParser parser = new();
    private readonly GateEventRules rules = new(now);
    private readonly List<GateEventRecord> records = [];

    /// <summary>All records in their order, each with its first fault; null when nothing in the body can be read at all.</summary>
    public static IReadOnlyList<GateEventRecord>? Read(ReadOnlyMemory<byte> body, GateEventFormat format, DateTimeOffset now)
    {
        if (JsonRecords.Split(body, format) is not { } parts) return null;
        var records = new GateEventReader(now).ReadAll(parts);
        var isEmptyArray = format == GateEventFormat.Array && records.Count == 0;
        return isEmptyArray || records.Exists(record => record.Rejection != RejectionCode.BadJson) ? records : null;
    }

    /// <summary>All records of some lines of a file, where even lines that are all unreadable are records to be refused one by one.</summary>
    public static IReadOnlyList<GateEventRecord> ReadChunk(ReadOnlyMemory<byte> lines, DateTimeOffset now) =>
        new GateEventReader(now).ReadAll(JsonRecords.Lines(lines));

    /// <summary>Records that were cut apart before, one by one.</summary>
    public static IReadOnlyList<GateEventRecord> ReadRecords(IEnumerable<ReadOnlyMemory<byte>> parts, DateTimeOffset now) =>
        new GateEventReader(now).ReadAll([.. parts]);

    private List<GateEventRecord> ReadAll(List<ReadOnlyMemory<byte>> parts)
    {
        foreach (var part in parts) Add(part);
        return records;
    }

    private void Add(ReadOnlyMemory<byte> raw)
    {
        var record = new GateEventRecord { Index = records.Count, Raw = raw };
        record.Rejection = parser.TryParse(raw.Span, record) ? rules.FirstFault(record) : RejectionCode.BadJson;
        records.Add(record);
    }
}
