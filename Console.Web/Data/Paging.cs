using Microsoft.EntityFrameworkCore;
using Radzen;

namespace ParkingOps.Web.Data;

/// <summary>Some rows of a list, and how many there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>Which page of a list, in which order.</summary>
/// <param name="Skip">Rows before it.</param>
/// <param name="Take">Rows on it.</param>
/// <param name="Order">Property and direction, for example <c>Name desc</c>; the rows' key breaks ties.</param>
public sealed record Paging(int Skip, int Take, string Order)
{
    /// <summary>Rows a page unless a person chose otherwise.</summary>
    public const int DefaultSize = 20;

    private const int Limit = 200;

    /// <summary>Counts all rows and reads one page of them, both in the database.</summary>
    public async Task<Page<T>> PageAsync<T>(IQueryable<T> rows)
    {
        var total = await rows.CountAsync();
        var ordered = rows.OrderBy(Order).Skip(Math.Max(0, Skip)).Take(Math.Clamp(Take, 1, Limit));
        return new Page<T>(await ordered.ToListAsync(), total);
    }
}
