namespace ParkingOps.Web.Features.Statistics;

/// <summary>Orders groups by their names, the first asked for first.</summary>
internal static class FigureOrder
{
    public static Comparer<GroupFigures> Of(IReadOnlyList<Grouping> by) => Comparer<GroupFigures>.Create((left, right) =>
        by.Select(grouping => Compare(grouping, left.Group, right.Group)).FirstOrDefault(order => order != 0));

    private static int Compare(Grouping grouping, FigureGroup left, FigureGroup right) => grouping switch
    {
        Grouping.Site => string.CompareOrdinal(left.Site, right.Site),
        Grouping.District => string.CompareOrdinal(left.District, right.District),
        Grouping.Kind => Nullable.Compare(left.Kind, right.Kind),
        Grouping.Day => Nullable.Compare(left.Day, right.Day),
        Grouping.Hour => Nullable.Compare(left.Hour, right.Hour),
        _ => Nullable.Compare(left.Admission, right.Admission),
    };
}
