using Microsoft.JSInterop;

namespace ParkingOps.Web.Components.Shared;

/// <summary>Words to a browser whose page may be gone, and with it whatever was to be done there.</summary>
public static class GonePage
{
    /// <summary>Runs what is meant for the page; that it is gone is no fault.</summary>
    public static async Task AllowAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (JSDisconnectedException)
        {
            // The line was cut before the page was asked.
        }
        catch (OperationCanceledException)
        {
            // The line was cut while the page was asked.
        }
    }
}
