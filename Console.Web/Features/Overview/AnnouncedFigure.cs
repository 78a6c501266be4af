namespace ParkingOps.Web.Features.Overview;

/// <summary>A figure that the city announced, with its source; never mixed with what the console measures.</summary>
public sealed class AnnouncedFigure
{
    /// <summary>Number of the row.</summary>
    public int Id { get; private set; }

    /// <summary>Day for which it was announced.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Programme, for example <c>hospital-reservation</c>.</summary>
    public required string Programme { get; init; }

    /// <summary>What is counted, for example <c>hospitals online</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The figure.</summary>
    public required decimal Value { get; init; }

    /// <summary>How exact it is: exact, rounded, at least, nearly.</summary>
    public required string Qualifier { get; init; }

    /// <summary>Unit of the figure.</summary>
    public required string Unit { get; init; }

    /// <summary>Whom it is about: <c>city</c>, or an organisation.</summary>
    public required string Subject { get; init; }

    /// <summary>Remark, or empty.</summary>
    public required string Note { get; init; }

    /// <summary>Who announced it, when and under which title.</summary>
    public required string Source { get; init; }
}

/// <summary>A dated target of one of the city's programmes.</summary>
public sealed class ProgrammeTarget
{
    /// <summary>Number of the row.</summary>
    public int Id { get; private set; }

    /// <summary>Programme.</summary>
    public required string Programme { get; init; }

    /// <summary>Its Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>Its English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>When it is due, where that was announced.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What is counted.</summary>
    public required string Metric { get; init; }

    /// <summary>The target, where one was announced.</summary>
    public decimal? Target { get; init; }

    /// <summary>Unit of the target.</summary>
    public required string Unit { get; init; }

    /// <summary>Remark, or empty.</summary>
    public required string Note { get; init; }

    /// <summary>Who announced it and when.</summary>
    public required string Source { get; init; }
}
