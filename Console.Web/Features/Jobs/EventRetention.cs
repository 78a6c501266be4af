namespace ParkingOps.Web.Features.Jobs;

/// <summary>For how long gate events are kept (semantics 17).</summary>
/// <param name="KeepDays">Days; 180 unless set, never fewer than 60: a visit lasts up to 30 days, and what is held against a plate is proved by its visits.</param>
public sealed record EventRetention(int KeepDays)
{
    /// <summary>Setting with the days.</summary>
    public const string Setting = "Traffic:KeepDays";

    private const int Fewest = 60;
    private const int Usual = 180;

    /// <summary>What is configured.</summary>
    /// <exception cref="InvalidOperationException">Fewer than 60 days.</exception>
    public static EventRetention Of(IConfiguration configuration) => configuration.GetValue(Setting, Usual) is var days and >= Fewest
        ? new EventRetention(days)
        : throw new InvalidOperationException($"{Setting} must be {Fewest} or more.");
}
