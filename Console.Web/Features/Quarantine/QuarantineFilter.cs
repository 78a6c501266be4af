using System.Globalization;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>Which entries of the quarantine are meant; the list, a replay and a dismissal share it.</summary>
public sealed record QuarantineFilter
{
    /// <summary>What has become of them; null for all.</summary>
    public QuarantineState? State { get; init; } = QuarantineState.Open;

    /// <summary>Why they are refused, for example <c>unknown-site</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The site's code as sent.</summary>
    public string? SiteCode { get; init; }

    /// <summary>The key that sent them.</summary>
    public int? KeyId { get; init; }

    /// <summary>First day of receipt.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of receipt.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Entries chosen one by one; null for all that match.</summary>
    public IReadOnlyList<long>? Ids { get; init; }

    /// <summary>The newest entry that the person has seen; null for all.</summary>
    public long? UpTo { get; init; }

    /// <summary>Address of the list with this filter.</summary>
    public string Address => Components.Shared.Address.Of(
        "quarantine", ("state", Named(State)), ("code", Code), ("site", SiteCode), ("key", KeyId), ("from", From), ("to", To));

    /// <summary>The filter as the trail tells it; null where entries were chosen one by one.</summary>
    public string? Told => Ids is null ? (this with { State = QuarantineState.Open }).Address : null;

    /// <summary>Reads the state of an address: open unless told, <c>all</c> for all.</summary>
    public static QuarantineState? StateOf(string? text) =>
        text == "all" ? null : Enum.TryParse<QuarantineState>(text, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : QuarantineState.Open;

    /// <summary>Reads the key of an address; what is no number is no key.</summary>
    public static int? KeyOf(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var key) ? key : null;

    /// <summary>How a state stands in an address.</summary>
    public static string Named(QuarantineState? state) => state switch
    {
        null => "all",
        QuarantineState.Open => "",
        { } other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>Narrows the entries down.</summary>
    public IQueryable<QuarantinedEvent> Apply(IQueryable<QuarantinedEvent> entries)
    {
        if (State is { } state) entries = entries.Where(entry => entry.State == state);
        if (!string.IsNullOrEmpty(Code)) entries = entries.Where(entry => entry.Code == Code);
        if (!string.IsNullOrEmpty(SiteCode)) entries = entries.Where(entry => entry.SiteCode == SiteCode);
        if (KeyId is { } key) entries = entries.Where(entry => entry.KeyId == key);
        if (From is { } from) entries = entries.Where(entry => entry.ReceivedOn >= from);
        if (To is { } to) entries = entries.Where(entry => entry.ReceivedOn <= to);
        if (UpTo is { } upTo) entries = entries.Where(entry => entry.Id <= upTo);
        return Ids is { } ids ? entries.Where(entry => ids.Contains(entry.Id)) : entries;
    }
}
