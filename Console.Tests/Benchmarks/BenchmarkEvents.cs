using System.Globalization;
using System.Text;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Requests of gate events of one day as car parks would send them: entries and exits of many sites, in the order of time.</summary>
internal static class BenchmarkEvents
{
    private static readonly string[] Admissions = ["ordinary", "ordinary", "ordinary", "reservation", "sharing", "sharing", "staff"];

    /// <summary>Bodies of requests; the mark keeps the ids of several sets apart.</summary>
    public static List<byte[]> Requests(int events, int sites, int batch, string mark)
    {
        var random = new Random(20_211_217);
        var visits = Enumerable.Range(0, events / 2).Select(number => Visit(random, number, sites)).ToList();
        return [.. visits.SelectMany(visit => new[] { (At: visit.In, Visit: visit, IsEntry: true), (At: visit.Out, Visit: visit, IsEntry: false) })
            .OrderBy(passing => passing.At)
            .Chunk(batch)
            .Select(chunk => Encoding.UTF8.GetBytes(string.Join('\n', chunk.Select(passing => Line(passing.Visit, passing.IsEntry, mark)))))];
    }

    private static OneVisit Visit(Random random, int number, int sites)
    {
        var enters = random.Next(86_400 - 60);
        var leaves = Math.Min(86_399, enters + 60 + (int)(random.NextDouble() * random.NextDouble() * 30_000));
        var site = random.Next(sites);
        return new OneVisit(number, site, enters, leaves, $"沪{(char)('A' + random.Next(8))}{random.Next(100_000):D5}", Admissions[random.Next(Admissions.Length)], random.Next(1000));
    }

    private static string Line(OneVisit visit, bool isEntry, string mark)
    {
        var at = BenchmarkConsole.Day.ToDateTime(TimeOnly.MinValue).AddSeconds(isEntry ? visit.In : visit.Out).AddMilliseconds(visit.Millisecond);
        var payment = isEntry || visit.Admission != "ordinary" ? "" : ",\"payment\":{\"channel\":\"unified\",\"amountFen\":1200}";
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"eventId":"{{mark}}{{visit.Number:D8}}-{{(isEntry ? "i" : "o")}}","siteCode":"{{BenchmarkConsole.CodeOf(visit.Site)}}","gate":"G{{visit.Site % 4}}","direction":"{{(isEntry ? "entry" : "exit")}}","plate":"{{visit.Plate}}","at":"{{at:yyyy-MM-dd'T'HH:mm:ss.fff}}+08:00","admission":"{{visit.Admission}}"{{payment}}}""");
    }

    private sealed record OneVisit(int Number, int Site, int In, int Out, string Plate, string Admission, int Millisecond);
}
