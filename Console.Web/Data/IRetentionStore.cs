namespace ParkingOps.Web.Data;

/// <summary>How events stand with their retention.</summary>
/// <param name="LastSealed">The newest sealed day, or null.</param>
/// <param name="Sealed">Number of sealed days.</param>
/// <param name="Held">Days of imported history that nobody released.</param>
public sealed record RetentionState(DateOnly? LastSealed, int Sealed, IReadOnlyList<DateOnly> Held);

/// <summary>Lets go of the events of old days (semantics 17); part of the seam to the provider.</summary>
public interface IRetentionStore
{
    /// <summary>Days before one that have events and are neither sealed nor held, oldest first. Forgets what marks sealed days as changed.</summary>
    Task<IReadOnlyList<DateOnly>> DueAsync(DateOnly before, CancellationToken cancel);

    /// <summary>
    /// Compares a day with its recomputation and, where nothing differs, seals it and drops its events, in the transaction of the database
    /// handed in: the caller commits, or lets all of it be. Meanwhile nothing is added to the day.
    /// </summary>
    Task<SealAttempt> SealAsync(ConsoleDb database, DateOnly day, ComputeDay compute, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Releases imported history of a period; the number of days. In the transaction of the database handed in.</summary>
    Task<int> ReleaseAsync(ConsoleDb database, DateOnly first, DateOnly last, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Folds what was received on days before one into one row a day and key.</summary>
    Task FoldReceivedAsync(DateOnly before, CancellationToken cancel);

    /// <summary>How it stands.</summary>
    Task<RetentionState> StateAsync(CancellationToken cancel);
}
