using ParkingOps.Tests.Support;
using Xunit;
using static ParkingOps.Tests.Support.TrafficDatabase;

namespace ParkingOps.Tests.Features.Traffic;

/// <summary>Small chains of revisions in every order of arrival and every cut into requests: what is stored in the end is the same.</summary>
public sealed class RevisionStorageTests
{
    private const string Rows = "select concat_ws(' ', service_day, revision, state, plate_mask, direction) from gate_events order by 1";
    private const string Versions = "select concat_ws(' ', service_day, revision, plate_mask, direction) from gate_event_versions order by 1";

    public static TheoryData<int> Chains() => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task Ingest_InEveryOrderAndCut_StoresTheSame(int chain)
    {
        await using var database = await TrafficDatabase.CreateAsync();
        var outcomes = new HashSet<string>();
        foreach (var order in Permutations.Of(Lines(chain)))
            for (var cut = 0; cut < order.Length; cut++)
            {
                await database.ExecuteAsync("truncate gate_events, gate_event_versions");
                await database.SendAsync([.. order[..(cut + 1)], Line("other")]);
                if (cut + 1 < order.Length) await database.SendAsync(order[(cut + 1)..]);
                await database.SendAsync(order[0]);
                outcomes.Add(string.Join('\n', await database.QueryAsync<string>(Rows)) + "\n\n" + string.Join('\n', await database.QueryAsync<string>(Versions)));
            }

        Assert.Single(outcomes);
    }

    private static string[] Lines(int chain) => chain switch
    {
        0 => [Revision(1, 2), Revision(2, 2), Revision(3, 2)],
        1 => [Revision(1, 2), Revision(2, 3, from: 2), Revision(3, 5, from: 3)],
        2 => [Revision(1, 2), Revision(2, 3, from: 2), Revision(3, 2, from: 3)],
        _ => [Revision(1, 2), Revision(2, 3, from: 2), Revision(3, 3), Revision(4, 2, from: 3)],
    };

    private static string Revision(int revision, int day, int? from = null) => Line(
        "A-1",
        $"2026-03-0{day}T08:00:00+08:00",
        $"沪A0000{revision}",
        more: $",\"revision\":{revision}" + (from is null ? "" : $",\"previousAt\":\"2026-03-0{from}T08:00:00+08:00\""));
}
