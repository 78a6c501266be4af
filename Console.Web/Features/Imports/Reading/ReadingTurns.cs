namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>Lets one workbook after the other be read: what one unpacks to is held in memory, and the console has other work beside it.</summary>
public sealed class ReadingTurns : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Waits for a turn; it lasts until what is returned is disposed.</summary>
    /// <param name="waits">Told when somebody else has the turn.</param>
    public async Task<IDisposable> TakeAsync(Action? waits = null)
    {
        if (!turn.Wait(0))
        {
            waits?.Invoke();
            await turn.WaitAsync();
        }
        return new Turn(turn);
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
