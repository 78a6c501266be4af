using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>What the codes of a sheet stand for in the sheets after it.</summary>
internal sealed class Referents<T>(ImportColumn column)
    where T : class
{
    private readonly Dictionary<string, (BookRow Row, T? Record)> byCode = [];

    /// <summary>Takes a row's code; false with a fault when an earlier row has it.</summary>
    public bool Claim(BookRow row, string? code)
    {
        if (code is null) return false;
        if (byCode.TryAdd(code, (row, null))) return true;
        row.Refuse(column, "import-code-twice", byCode[code].Row.Number);
        return false;
    }

    /// <summary>Says what a code stands for.</summary>
    public void Resolve(string code, T record) => byCode[code] = (byCode[code].Row, record);

    /// <summary>What a code stands for: the record of its row, else what is known of it elsewhere; null with a fault when it is nothing.</summary>
    public T? Find(BookRow user, string code, Func<T?> elsewhere)
    {
        if (byCode.TryGetValue(code, out var found))
        {
            if (found.Record is null) user.Refuse(column, "import-referent-faulty", ImportLayout.Name(found.Row.Sheet), found.Row.Number);
            return found.Record;
        }
        var known = elsewhere();
        if (known is null) user.Refuse(column, "import-referent-missing", code);
        return known;
    }
}
