namespace ParkingOps.Domain.Traffic;

/// <summary>
/// Order in which the events of one site take effect: time, exit before entry, event id (semantics 10).
/// Sorts numbers and looks at ids only where they decide. Reusable, for one thread.
/// </summary>
public sealed class EventOrder
{
    private long[] keys = [];
    private int[] order = [];

    /// <summary>Indexes of the events in their order; valid until the next call.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<GateEvent> events)
    {
        Reserve(events.Length);
        var sorted = true;
        for (var i = 0; i < events.Length; i++)
        {
            keys[i] = (events[i].AtUtcTicks << 1) | (long)events[i].Direction;
            order[i] = i;
            sorted &= i == 0 || keys[i - 1] <= keys[i];
        }

        if (!sorted)
        {
            Array.Sort(keys, order, 0, events.Length);
        }

        BreakTies(events);
        return order.AsSpan(0, events.Length);
    }

    private void Reserve(int count)
    {
        if (keys.Length < count)
        {
            keys = new long[Math.Max(count, keys.Length * 2)];
            order = new int[keys.Length];
        }
    }

    private void BreakTies(ReadOnlySpan<GateEvent> events)
    {
        for (var start = 0; start < events.Length;)
        {
            var end = start + 1;
            while (end < events.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                SortById(order.AsSpan(start, end - start), events);
            }

            start = end;
        }
    }

    private static void SortById(Span<int> tied, ReadOnlySpan<GateEvent> events)
    {
        var ids = new string[tied.Length];
        for (var i = 0; i < tied.Length; i++)
        {
            ids[i] = events[tied[i]].EventId;
        }

        MemoryExtensions.Sort(ids.AsSpan(), tied, StringComparer.Ordinal);
    }
}
