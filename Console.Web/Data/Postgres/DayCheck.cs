using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Compares what is stored of a day, site by site, with what its events give, inside the transaction of the connection.</summary>
internal sealed class DayCheck(NpgsqlConnection connection, DateOnly day)
{
    private const int MostSites = 1000;

    /// <summary>Events read so far.</summary>
    public long Events { get; private set; }

    /// <summary>Sites compared so far.</summary>
    public int Sites { get; private set; }

    /// <summary>The sites of whose day the rollups, what the day found for earlier ones, or the cars inside at its end differ.</summary>
    public async Task<IReadOnlyList<int>> DifferingAsync(ComputeDay compute, CancellationToken cancel)
    {
        var differing = new SortedSet<int>(await StageAsync(compute, [], cancel));
        differing.UnionWith(await DayOutcome.DifferingAsync(connection, day, cancel));
        return [.. differing];
    }

    /// <summary>The same figure by figure, for all sites but those that wait for the aggregation.</summary>
    public async Task<DayVerification> VerifyAsync(ComputeDay compute, CancellationToken cancel)
    {
        var waiting = (await ChangeMarks.ReadAsync(connection, day, cancel)).Sites;
        var carried = await StageAsync(compute, waiting, cancel);
        int[] differing = [.. (await DayOutcome.DifferingAsync(connection, day, cancel)).Union(carried).Except(waiting).Order()];
        var differences = differing.Length == 0 ? [] : await RollupDifferences.ReadAsync(connection, day, differing, carried, cancel);
        return new DayVerification(Sites, waiting.Length, Events, differences);
    }

    // The sites whose cars inside at the end of the day differ.
    private async Task<List<int>> StageAsync(ComputeDay compute, IEnumerable<int> except, CancellationToken cancel)
    {
        var differing = new List<int>();
        foreach (var part in (await SitesAsync(cancel)).Except(except).Chunk(MostSites)) differing.AddRange(await StageAsync(part, compute, cancel));
        return differing;
    }

    private async Task<List<int>> StageAsync(int[] sites, ComputeDay compute, CancellationToken cancel)
    {
        using var events = await DayEvents.ReadAsync(connection, day, sites, cancel);
        (Events, Sites) = (Events + events.Count, Sites + sites.Length);
        var carriedIn = await CarriedVisits.ReadAsync(connection, day.AddDays(-1), sites, cancel);
        var carriedOut = await CarriedVisits.ReadAsync(connection, day, sites, cancel);
        var bookings = await DayBookings.ReadAsync(connection, day, sites, cancel);
        var (outcome, differing) = (new DayOutcome(day), new List<int>());
        foreach (var site in sites)
        {
            var computed = compute(new StoredDay(site, events.Of(site), carriedIn.GetValueOrDefault(site, []), bookings.Of(site)));
            outcome.Add(site, computed, []);
            if (!computed.Result.CarriedOut.SequenceEqual(carriedOut.GetValueOrDefault(site, []))) differing.Add(site);
        }
        await outcome.StageAsync(connection, cancel);
        return differing;
    }

    private async Task<List<int>> SitesAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select site_id from gate_events where service_day = $1 and state = 0
            union select site_id from day_rollups where day = $1
            union select site_id from day_attributions where found_on = $1
            union select site_id from carried_visits where day between $1::date - 1 and $1
            order by 1
            """, connection) { Parameters = { new() { Value = day } }, CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var sites = new List<int>();
        while (await reader.ReadAsync(cancel)) sites.Add(reader.GetInt32(0));
        return sites;
    }
}
