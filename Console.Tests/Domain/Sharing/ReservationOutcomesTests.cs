using System.Globalization;
using System.Text.Json;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class ReservationOutcomesTests
{
    private const int Site = 1;
    private static readonly Interval Slot = new(Shanghai.At("2026-03-02T09:00"), Shanghai.At("2026-03-02T09:30"));
    private static readonly DateTimeOffset Decided = Slot.End.AddHours(24);

    public static TheoryData<string> Cases() => [.. Settled().Select(one => one.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decide_OfSettledCases_GivesTheirOutcome(string name)
    {
        var golden = Settled().Single(one => one.GetProperty("name").GetString() == name);
        var reservations = golden.GetProperty("reservations").EnumerateArray().ToList();
        var silent = golden.GetProperty("silent").EnumerateArray().Select(SpanOf).ToList();

        var outcomes = new ReservationOutcomes([], (_, time) => silent.Any(one => one.Start < time.End && time.Start < one.End), Decided.AddDays(7)).Decide(
            reservations.Select((one, id) => SlotOf(one, id)),
            golden.GetProperty("entries").EnumerateArray().Select(one => new Arrival(Site, HashOf(one[0]), AtOf(one[1]))));

        Assert.Equal(
            golden.GetProperty("expect").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!),
            reservations.Select((one, id) => (Id: one.GetProperty("id").GetString()!, Outcome: WordOf(outcomes[id]))).ToDictionary(one => one.Id, one => one.Outcome));
    }

    [Theory]
    [InlineData(-1, ReservationOutcome.Undecided)]
    [InlineData(0, ReservationOutcome.NoShow)]
    public void Decide_WithoutAnArrival_WaitsADay(int secondsAfter, ReservationOutcome expected) =>
        Assert.Equal(expected, OutcomeOf(Booked(), Decided.AddSeconds(secondsAfter)));

    [Fact]
    public void Decide_WithAnArrival_IsFulfilledAtOnce() =>
        Assert.Equal(ReservationOutcome.Fulfilled, OutcomeOf(Booked(), Slot.Start, Slot.Start));

    [Fact]
    public void Decide_WithAnArrivalYetToCome_WaitsForIt() =>
        Assert.Equal(ReservationOutcome.Undecided, OutcomeOf(Booked(), Slot.Start, Slot.Start.AddSeconds(1)));

    [Theory]
    [InlineData(ReservationState.Cancelled, ReservationOutcome.Cancelled)]
    [InlineData(ReservationState.Voided, ReservationOutcome.Voided)]
    public void Decide_WhatDoesNotStand_IsSoWhoeverEnters(ReservationState state, ReservationOutcome expected) =>
        Assert.Equal(expected, OutcomeOf(Booked() with { State = state }, Decided, Slot.Start));

    [Fact]
    public void Decide_WithACancelledRival_LeavesItTheEntry()
    {
        var rival = Booked() with { Id = 0, State = ReservationState.Cancelled };
        var outcomes = new ReservationOutcomes([], (_, _) => false, Decided).Decide([rival, Booked()], [new Arrival(Site, 1, Slot.Start)]);
        Assert.Equal(ReservationOutcome.Fulfilled, outcomes[Booked().Id]);
    }

    [Theory]
    [InlineData("2026-03-02", 10, ReservationOutcome.NoShow)]
    [InlineData("2026-03-03", 10, ReservationOutcome.Fulfilled)]
    [InlineData("2026-03-02", 30, ReservationOutcome.Fulfilled)]
    public void Decide_UnderDatedRules_TakesThoseOfTheSlotsDay(string inForceFrom, int graceBefore, ReservationOutcome expected)
    {
        var rules = ArrivalRules.Set(Shanghai.Day(inForceFrom), graceBefore, 0, 24, "administrator", Slot.Start, Shanghai.Day("2026-03-01"));
        var outcomes = new ReservationOutcomes([rules], (_, _) => false, Decided).Decide([Booked()], [new Arrival(Site, 1, Slot.Start.AddMinutes(-20))]);
        Assert.Equal(expected, outcomes[Booked().Id]);
    }

    [Theory]
    [InlineData(-1, false, ReservationOutcome.Undecided)]
    [InlineData(0, false, ReservationOutcome.Voided)]
    [InlineData(0, true, ReservationOutcome.Fulfilled)]
    public void Decide_WhileTheSiteWasClosed_IsVoidUnlessThePlateCame(int secondsAfter, bool came, ReservationOutcome expected) => Assert.Equal(
        expected,
        new ReservationOutcomes([], (_, _) => true, Decided.AddSeconds(secondsAfter), slot => slot.SiteId == Site)
            .Decide([Booked()], came ? [new Arrival(Site, 1, Slot.Start)] : [])[Booked().Id]);

    [Fact]
    public void Decide_AtRandom_EqualsEntriesThatChooseOneByOne()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 3_000; round++)
        {
            var slots = Enumerable.Range(0, random.Next(1, 7)).Select(id => RandomSlot(random, id)).ToList();
            var arrivals = Enumerable.Range(0, random.Next(7)).Select(_ => new Arrival(random.Next(2), random.Next(2), Slot.Start.AddMinutes(random.Next(-6, 12) * 10))).ToList();
            var silentSite = random.Next(3);
            var now = Decided.AddMinutes(random.Next(-30, 60));

            var outcomes = new ReservationOutcomes([], (site, _) => site == silentSite, now).Decide(slots, arrivals);

            foreach (var (id, expected) in ChosenByEntries(slots, arrivals, silentSite, now)) Assert.Equal(expected, outcomes[id]);
        }
    }

    // The other way round: each entry in its turn serves the earliest slot that is still free.
    private static Dictionary<long, ReservationOutcome> ChosenByEntries(List<BookedSlot> slots, List<Arrival> arrivals, int silentSite, DateTimeOffset now)
    {
        var served = new HashSet<long>();
        foreach (var arrival in arrivals.Where(one => one.At <= now).OrderBy(one => one.At))
        {
            var free = slots.Where(one => one.State == ReservationState.Booked && one.SiteId == arrival.SiteId && one.PlateHash == arrival.PlateHash && !served.Contains(one.Id)
                && arrival.At >= one.Slot.Start.AddMinutes(-30) && arrival.At < one.Slot.End.AddMinutes(30));
            if (free.OrderBy(one => one.Slot.Start).ThenBy(one => one.Slot.End).ThenBy(one => one.Id).Select(one => (long?)one.Id).FirstOrDefault() is { } id) served.Add(id);
        }

        return slots.ToDictionary(one => one.Id, one => one.State switch
        {
            ReservationState.Cancelled => ReservationOutcome.Cancelled,
            ReservationState.Voided => ReservationOutcome.Voided,
            _ when served.Contains(one.Id) => ReservationOutcome.Fulfilled,
            _ when now < one.Slot.End.AddHours(24) => ReservationOutcome.Undecided,
            _ => one.SiteId == silentSite ? ReservationOutcome.Unknown : ReservationOutcome.NoShow,
        });
    }

    private static BookedSlot RandomSlot(Random random, int id)
    {
        var start = Slot.Start.AddMinutes(random.Next(5) * 15);
        var state = random.Next(5) == 0 ? (ReservationState)random.Next(1, 3) : ReservationState.Booked;
        return new BookedSlot(id, random.Next(2), random.Next(2), ServiceKind.HospitalReservation, new Interval(start, start.AddMinutes(random.Next(1, 3) * 30)), state);
    }

    private static BookedSlot Booked() => new(7, Site, 1, ServiceKind.HospitalReservation, Slot, ReservationState.Booked);

    private static ReservationOutcome OutcomeOf(BookedSlot slot, DateTimeOffset now, params DateTimeOffset[] entries) =>
        new ReservationOutcomes([], (_, _) => false, now).Decide([slot], entries.Select(at => new Arrival(Site, 1, at)))[slot.Id];

    private static List<JsonElement> Settled() => [.. Golden.Read("outcomes.json").GetProperty("reservations").EnumerateArray()];

    private static BookedSlot SlotOf(JsonElement one, int id) => new(
        id, Site, HashOf(one.GetProperty("plate")), ServiceKind.HospitalReservation, SpanOf(one.GetProperty("slot")),
        one.TryGetProperty("cancelledAt", out _) ? ReservationState.Cancelled : ReservationState.Booked);

    private static Interval SpanOf(JsonElement pair) => new(AtOf(pair[0]), AtOf(pair[1]));

    private static DateTimeOffset AtOf(JsonElement text) => ServiceDay.At(DateTime.Parse(text.GetString()!, CultureInfo.InvariantCulture));

    private static long HashOf(JsonElement plate) => plate.GetString()!.GetHashCode(StringComparison.Ordinal);

    private static string WordOf(ReservationOutcome outcome) => outcome == ReservationOutcome.NoShow ? "no-show" : outcome.ToString().ToLowerInvariant();
}
