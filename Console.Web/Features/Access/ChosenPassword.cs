namespace ParkingOps.Web.Features.Access;

/// <summary>A new password as a person types it, twice.</summary>
public sealed class ChosenPassword
{
    /// <summary>The password.</summary>
    public string New { get; set; } = "";

    /// <summary>The same again.</summary>
    public string Again { get; set; } = "";

    /// <summary>Whether both are the same.</summary>
    public bool Agree => New == Again;
}
