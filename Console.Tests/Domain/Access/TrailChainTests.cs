using ParkingOps.Domain.Access;
using Xunit;

namespace ParkingOps.Tests.Domain.Access;

public sealed class TrailChainTests
{
    private static readonly TrailChain Chain = new([.. Enumerable.Range(0, TrailChain.KeyBytes).Select(one => (byte)one)]);

    public static TheoryData<string, AuditEntry> Others => new()
    {
        { "another number", Line(id: 2) },
        { "another person", Line(by: "somebody") },
        { "no address", Line(address: null) },
        { "another act", Line(act: "deleted") },
        { "another record", Line(key: "S-2") },
        { "another organisation", Line(organisation: 8) },
        { "another value", Line(after: """{"Name":"B"}""") },
        { "no reason", Line(reason: null) },
        { "an empty reason", Line(reason: "") },
        { "a letter moved to the next field", Line(by: "operator1", address: "0.0.0.1") },
        { "a microsecond later", Line(at: At.AddMicroseconds(1)) },
    };

    private static DateTimeOffset At => new(2026, 3, 18, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(Others))]
    public void Sign_OfAnotherLine_IsAnother(string difference, AuditEntry other) =>
        Assert.False(Chain.Sign(Line()).SequenceEqual(Chain.Sign(other)), difference);

    [Fact]
    public void IsGenuine_WithAnotherKey_IsFalse()
    {
        var line = Line().SignedBy(Chain);

        Assert.True(Chain.IsGenuine(line));
        Assert.False(new TrailChain(new byte[TrailChain.KeyBytes]).IsGenuine(line));
    }

    [Fact]
    public void Seal_OfTheSameLineBehindAnother_IsAnother()
    {
        var line = Line().SignedBy(Chain);
        var first = Chain.Seal(TrailHead.Start, line);

        Assert.Equal(1, first.Number);
        Assert.False(Chain.Seal(first, line).Mac.SequenceEqual(first.Mac));
    }

    [Fact]
    public void Key_ShorterThan32Bytes_IsRefused() => Assert.Throws<ArgumentException>(() => new TrailChain(new byte[31]));

    [Fact]
    public void Verify_OfAnHonestChain_FindsNoFault()
    {
        var places = Places(4);
        var verifier = Verify(places, places[^1].Place);

        Assert.Null(verifier.Fault);
        Assert.Equal(4, verifier.Sealed);
    }

    [Fact]
    public void Verify_FromTheMiddle_GoesOnFromItsPlace()
    {
        var places = Places(5);
        var verifier = new TrailVerifier(Chain, places[1].Place, null);

        Assert.All(places[2..], place => Assert.True(verifier.Take(place)));
    }

    [Fact]
    public void Verify_OfFaultyChains_NamesTheFirstFault()
    {
        var places = Places(4);
        var forged = Line(id: 9, by: "forger");

        Assert.Equal(new TrailFault(TrailFaultKind.Altered, 2, 2), Verify([places[0], places[1] with { Entry = Changed(places[1].Entry!) }, .. places[2..]]).Fault);
        Assert.Equal(new TrailFault(TrailFaultKind.Missing, 2, 2), Verify([places[0], places[1] with { Entry = null }, .. places[2..]]).Fault);
        Assert.Equal(new TrailFault(TrailFaultKind.Missing, 2, null), Verify([places[0], .. places[2..]]).Fault);
        Assert.Equal(new TrailFault(TrailFaultKind.Inserted, 5, 9), Verify([.. places, new TrailLink(new TrailHead(5, new byte[32]), 9, forged)]).Fault);
        Assert.Equal(new TrailFault(TrailFaultKind.Altered, 3, 2), Verify([places[0], places[1], new TrailLink(new TrailHead(3, new byte[32]), 2, places[1].Entry)]).Fault);
        Assert.Equal(new TrailFault(TrailFaultKind.CutOff, 4, null), Verify(places[..3], places[3].Place).Fault);
        Assert.Equal(new TrailFault(TrailFaultKind.Altered, 4, 4), Verify(places, new TrailHead(4, new byte[32])).Fault);
    }

    [Fact]
    public void Verify_OfLinesWithoutASeal_TellsWaitingFromInserted()
    {
        var verifier = Verify(Places(1));

        Assert.True(verifier.TakeWaiting(Line(id: 5).SignedBy(Chain)));
        Assert.False(verifier.TakeWaiting(Line(id: 6)));
        Assert.Equal((1, new TrailFault(TrailFaultKind.Inserted, null, 6)), (verifier.Waiting, verifier.Fault));
    }

    private static TrailVerifier Verify(TrailLink[] links, TrailHead? anchor = null)
    {
        var verifier = new TrailVerifier(Chain, TrailHead.Start, anchor);
        if (links.All(verifier.Take)) verifier.EndChain();
        return verifier;
    }

    private static TrailLink[] Places(int count)
    {
        var head = TrailHead.Start;
        return [.. Enumerable.Range(1, count).Select(id =>
        {
            var line = Line(id: id).SignedBy(Chain);
            return new TrailLink(head = Chain.Seal(head, line), id, line);
        })];
    }

    private static AuditEntry Changed(AuditEntry line) => AuditEntry.Restore(Line(line.Id, by: "somebody else"), line.Signature);

    private static AuditEntry Line(
        long id = 1, DateTimeOffset? at = null, string by = "operator", string? address = "10.0.0.1", string act = "changed", string key = "S-1",
        int? organisation = 7, string? after = """{"Name":"A"}""", string? reason = "why") => new()
        {
            Id = id,
            At = at ?? At,
            By = by,
            Address = address,
            Act = act,
            Record = "Site",
            Key = key,
            OrganisationId = organisation,
            Before = null,
            After = after,
            Reason = reason,
        };
}
