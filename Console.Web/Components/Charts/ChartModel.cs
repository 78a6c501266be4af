namespace ParkingOps.Web.Components.Charts;

/// <summary>How a chart draws its series.</summary>
public enum ChartKind
{
    /// <summary>Lines over filled areas, for days.</summary>
    Area,

    /// <summary>Upright columns, for hours.</summary>
    Columns,

    /// <summary>Bars lying down, for names.</summary>
    Bars,
}

/// <summary>One series: its name, and a value for each category; null is a gap, never 0.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);

/// <summary>What a chart shows.</summary>
public sealed record ChartModel(ChartKind Kind, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series);
