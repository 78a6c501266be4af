using System.Text.Json.Serialization;

namespace ParkingOps.Web.Features.Calendar;

/// <summary>One row of a yearly notice as it was typed or stands in a file; whether it can be read is the service's question.</summary>
public sealed class YearNoticeRow
{
    /// <summary>The date, as 2027-01-01.</summary>
    public string Date { get; set; } = "";

    /// <summary>Name of the holiday.</summary>
    public string Name { get; set; } = "";

    /// <summary>"true" for a day off, "false" for a make-up workday.</summary>
    public string IsOffDay { get; set; } = "true";

    /// <summary>Year whose notice says so.</summary>
    public string Year { get; set; } = "";

    /// <summary>Address of the notice.</summary>
    public string Source { get; set; } = "";

    /// <summary>What is wrong with the row before it can be looked at: a quote that is never closed, columns that are missing. Null for a whole row.</summary>
    [JsonIgnore]
    public Domain.RuleException? Fault { get; set; }
}

/// <summary>What is wrong with one row.</summary>
/// <param name="Number">Number of the row, the first being 1.</param>
/// <param name="Refusal">Why it is refused.</param>
public sealed record YearNoticeFault(int Number, Domain.RuleException Refusal);
