namespace ParkingOps.Web.Features.Conflicts;

/// <summary>What a person fills in about a record that others may change meanwhile.</summary>
public interface IEdited
{
    /// <summary>Version of the record that the person saw; null for a new one.</summary>
    uint? Version { get; set; }

    /// <summary>The last line of the trail about the record and its parts when the person saw it; null for a new one.</summary>
    long? SeenLine { get; set; }
}
