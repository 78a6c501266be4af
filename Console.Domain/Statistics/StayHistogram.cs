namespace ParkingOps.Domain.Statistics;

/// <summary>
/// How long visits stayed: numbers of visits by hour of exit and whole minutes, seconds cut off. Kept in full so that any
/// grouping of days, hours and sites gives exact percentiles (table of figures). Immutable.
/// </summary>
public sealed class StayHistogram
{
    private const int MinuteBits = 16;
    private const int MinuteMask = (1 << MinuteBits) - 1;
    private readonly int[] keys;
    private readonly int[] counts;

    private StayHistogram(int[] keys, int[] counts)
    {
        this.keys = keys;
        this.counts = counts;
    }

    /// <summary>No visit at all.</summary>
    public static StayHistogram Empty { get; } = new([], []);

    /// <summary>Visits counted.</summary>
    public long Visits => counts.Sum(count => (long)count);

    /// <summary>Counts stays given as <see cref="Key"/>s; sorts them in place.</summary>
    public static StayHistogram Count(Span<int> stays)
    {
        if (stays.IsEmpty) return Empty;
        stays.Sort();
        var distinct = 1;
        for (var i = 1; i < stays.Length; i++)
            if (stays[i] != stays[i - 1]) distinct++;

        var (keys, counts, at) = (new int[distinct], new int[distinct], -1);
        for (var i = 0; i < stays.Length; i++)
        {
            if (i == 0 || stays[i] != stays[i - 1]) keys[++at] = stays[i];
            counts[at]++;
        }

        return new StayHistogram(keys, counts);
    }

    /// <summary>One stay as a number: the hour of exit (0 to 23) above the whole minutes.</summary>
    public static int Key(int hour, int minutes) => (hour << MinuteBits) | Math.Min(minutes, MinuteMask);

    /// <summary>Adds the visits of all hours, or of one hour of exit, to a sum.</summary>
    public void AddTo(StaySum sum, int? hour = null)
    {
        for (var i = 0; i < keys.Length; i++)
            if (hour is null || keys[i] >> MinuteBits == hour) sum.Add(keys[i] & MinuteMask, counts[i]);
    }

    /// <summary>Compact form for storage: pairs of variable-length numbers, the step from the key before and the count.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(keys.Length * 3);
        using var writer = new BinaryWriter(stream);
        for (var i = 0; i < keys.Length; i++)
        {
            writer.Write7BitEncodedInt(keys[i] - (i == 0 ? 0 : keys[i - 1]));
            writer.Write7BitEncodedInt(counts[i]);
        }

        return stream.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <exception cref="EndOfStreamException">The bytes are cut short.</exception>
    /// <exception cref="FormatException">The bytes are no histogram.</exception>
    public static StayHistogram FromBytes(byte[] bytes)
    {
        if (bytes.Length == 0) return Empty;
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new BinaryReader(stream);
        var (keys, counts, key) = (new List<int>(bytes.Length / 3), new List<int>(bytes.Length / 3), 0);
        while (stream.Position < stream.Length)
        {
            keys.Add(key += reader.Read7BitEncodedInt());
            counts.Add(reader.Read7BitEncodedInt());
        }

        return new StayHistogram([.. keys], [.. counts]);
    }
}
