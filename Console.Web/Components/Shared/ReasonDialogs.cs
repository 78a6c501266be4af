using Radzen;

namespace ParkingOps.Web.Components.Shared;

/// <summary>Asks a person why before an act.</summary>
public static class ReasonDialogs
{
    /// <summary>Opens the dialog until the act has gone through or the person lets it be; whether it was tried, so that what is shown may be older than what is kept.</summary>
    /// <param name="dialogs">Where it opens.</param>
    /// <param name="title">What is asked.</param>
    /// <param name="record">The act and its record: what was typed for one is never offered for another.</param>
    /// <param name="act">What is done with the reason; false keeps the dialog open with what was typed.</param>
    public static async Task<bool> AskWhyAsync(this DialogService dialogs, string title, string record, Func<string, Task<bool>> act)
    {
        var isTried = false;
        var tried = (string reason) =>
        {
            isTried = true;
            return act(reason);
        };
        await dialogs.OpenAsync<ReasonDialog>(title, new() { [nameof(ReasonDialog.Record)] = record, [nameof(ReasonDialog.Act)] = tried }, new DialogOptions { AutoFocusFirstElement = false });
        return isTried;
    }
}
