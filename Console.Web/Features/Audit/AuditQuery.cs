using System.Globalization;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Audit;

/// <summary>The filter of the trail as it stands in an address and in the fields of a page.</summary>
public sealed class AuditQuery
{
    /// <summary>Who.</summary>
    public string? By { get; set; }

    /// <summary>Which record.</summary>
    public string? Key { get; set; }

    /// <summary>Kind of record.</summary>
    public string? Record { get; set; }

    /// <summary>What was done.</summary>
    public string? Act { get; set; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>What was done to records or by people, as filters offer it.</summary>
    public static IReadOnlyList<string> Acts { get; } =
        ["created", "changed", "deleted", "signed-in", "signed-out", "sign-in-refused", "sign-in-locked", "sign-in-disabled", "sign-in-wrong-code", "password-refused", "looked-up", "revealed", "exported", "used", "pruned", "sealed", "released", "replayed", "corrected", "dismissed", "reopened", "backed-up", "restored"];

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEmpty => ToFilter() == AuditFilter.None;

    /// <summary>The filter.</summary>
    public AuditFilter ToFilter() => new(Text(By), Text(Key), Text(Record), Text(Act), From, To);

    /// <summary>The address with this filter.</summary>
    public string At(string path, int? page = null) =>
        Address.Of(path, ("by", By?.Trim()), ("key", Key?.Trim()), ("record", Record), ("act", Act), ("from", From), ("to", To), ("page", page is null or 1 ? null : page));

    /// <summary>A day as it stands in an address; what cannot be read counts as not said.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
