using System.Reflection;
using System.Text.Json;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Features.Conflicts;

/// <summary>One field that somebody else changed while a person was editing.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Was">What the person saw, as the trail writes it.</param>
/// <param name="Theirs">What stands there now.</param>
/// <param name="Mine">What the person has in the form.</param>
/// <param name="IsTaken">Whether theirs stands in the form: the person had not touched the field, or has taken it.</param>
/// <param name="By">Who changed it.</param>
/// <param name="At">When.</param>
public sealed record ConflictField(string Name, Type Type, string? Was, string? Theirs, string? Mine, bool IsTaken, string By, DateTimeOffset At);

/// <summary>
/// What to do when somebody else has saved a record meanwhile. Fields that the person had not touched take the other's value; what the person
/// typed stays, field by field, until it is given up. The next save goes through.
/// </summary>
public sealed class EditConflict<TInput>
    where TInput : class, IEdited
{
    // Fields of the form that stand in parts of the record under other names.
    private static readonly Dictionary<string, string[]> Parts = new() { ["TotalSpaces"] = ["Internal", "Shareable"], ["ShareableSpaces"] = ["Shareable"] };

    private static readonly string[] NoFields = [nameof(IEdited.Version), nameof(IEdited.SeenLine), "CapacityFrom"];

    private readonly List<ConflictField> fields = [];
    private readonly TInput mine;
    private readonly TInput theirs;

    internal EditConflict(TInput mine, TInput original, TInput theirs, IReadOnlyList<AuditRow> trail)
    {
        (this.mine, this.theirs) = (mine, theirs);
        var lines = trail.Where(line => line.Id > mine.SeenLine).ToList();
        var known = Fillable.SelectMany(NamesOf).ToHashSet();
        Others = [.. lines.Where(line => !line.IsPart).SelectMany(line => line.Differences.Where(one => !known.Contains(one.Name)), (line, one) => (line, one))];
        People = [.. lines.Select(line => line.By).Distinct()];
        var isStale = original.SeenLine != mine.SeenLine;
        foreach (var property in Fillable)
            if (lines.Find(line => line.Differences.Any(one => NamesOf(property).Contains(one.Name))) is { } last)
                Compare(property, isStale ? null : original, last, lines);
        (mine.Version, mine.SeenLine) = (theirs.Version, theirs.SeenLine);
    }

    /// <summary>The fields of the form that somebody else changed.</summary>
    public IReadOnlyList<ConflictField> Fields => fields;

    /// <summary>What else was changed, that stands in no field of the form.</summary>
    public IReadOnlyList<(AuditRow Line, AuditDifference Difference)> Others { get; }

    /// <summary>Who changed the record meanwhile.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>Puts the other's value of a field into the form.</summary>
    public void Take(string name)
    {
        var property = typeof(TInput).GetProperty(name)!;
        property.SetValue(mine, property.GetValue(theirs));
        var index = fields.FindIndex(field => field.Name == name);
        fields[index] = fields[index] with { IsTaken = true };
    }

    private static IEnumerable<PropertyInfo> Fillable => typeof(TInput).GetProperties().Where(property => property.CanWrite && !NoFields.Contains(property.Name));

    private static string[] NamesOf(PropertyInfo property) => Parts.GetValueOrDefault(property.Name, [property.Name]);

    private static string? Text(object? value) => value is null ? null : value as string ?? JsonSerializer.Serialize(value);

    // Of a draft from before the other's change only the trail knows what the person saw.
    private void Compare(PropertyInfo property, TInput? original, AuditRow last, List<AuditRow> lines)
    {
        var (own, now) = (property.GetValue(mine), property.GetValue(theirs));
        var was = original is null
            ? lines.FindLast(line => line.Differences.Any(one => one.Name == property.Name))?.Differences.First(one => one.Name == property.Name).Before
            : Text(property.GetValue(original));
        if (was == Text(now) && original is not null) return;
        var isTaken = Text(own) == Text(now) || Text(own) == was;
        if (isTaken) property.SetValue(mine, now);
        fields.Add(new ConflictField(property.Name, property.PropertyType, was, Text(now), Text(own), isTaken, last.By, last.At));
    }
}

/// <summary>Finds out what has become of a record while a person was editing it.</summary>
public static class EditConflict
{
    /// <summary>Compares what a person typed with what has become of the record.</summary>
    /// <param name="mine">What stands in the form; fields that were not touched are brought up to date.</param>
    /// <param name="original">What stood in it when it was opened.</param>
    /// <param name="theirs">The record as it is.</param>
    /// <param name="trail">Lines of the trail about the record, the latest first.</param>
    public static EditConflict<TInput> Of<TInput>(TInput mine, TInput original, TInput theirs, IReadOnlyList<AuditRow> trail)
        where TInput : class, IEdited => new(mine, original, theirs, trail);

    /// <summary>A copy of an input, to know later what was typed.</summary>
    public static TInput Copy<TInput>(TInput input)
        where TInput : class, IEdited => JsonSerializer.Deserialize<TInput>(JsonSerializer.Serialize(input))!;
}
