namespace ParkingOps.Web.Data;

/// <summary>A refused record, kept with its reason until it is corrected and replayed. The plate is nowhere in the clear.</summary>
public sealed record QuarantineRow
{
    /// <summary>Number of the record in its request.</summary>
    public required int Record { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? SiteCode { get; init; }

    /// <summary>The organisation that it concerns; null where that is not known: only the bureau sees it.</summary>
    public int? OrganisationId { get; init; }

    public string? EventId { get; init; }

    public string? AtText { get; init; }

    public string? PlateMask { get; init; }

    /// <summary>The whole record as it came, encrypted.</summary>
    public required byte[] PayloadCipher { get; init; }
}
