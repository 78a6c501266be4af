using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Search;

/// <summary>The search of the header: finds as one types, chosen from with the arrow keys; Enter without a choice leads to the list of sites.</summary>
public sealed partial class SearchBox
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private int active = -1;
    private string find = "";
    private List<SearchHit> hits = [];
    private bool isFocused;
    private bool searching;
    private CancellationTokenSource? typing;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SearchService Searches { get; set; } = null!;

    private bool IsOpen => isFocused && !searching && hits.Count > 0;

    private string Status => !isFocused || searching || find.Trim().Length == 0 ? "" : hits.Count == 0 ? Text["None"] : Text["Found", hits.Count];

    /// <inheritdoc />
    public void Dispose() => typing?.Dispose();

    private void Close() => (isFocused, active) = (false, -1);

    private void Clear()
    {
        Close();
        (find, hits) = ("", []);
    }

    // Each letter ends the search of the letters before it.
    private async Task FindAsync()
    {
        var mine = Restart();
        try
        {
            await Task.Delay(Pause, Clock, mine);
            hits = await Searches.FindAsync(find, mine);
            (searching, active) = (false, Math.Min(active, hits.Count - 1));
        }
        catch (OperationCanceledException)
        {
            // A later letter searches.
        }
    }

    // At once, since letters come faster than anything that is awaited here ends.
    private CancellationToken Restart()
    {
        typing?.Cancel();
        typing?.Dispose();
        typing = new CancellationTokenSource();
        (isFocused, searching, active, hits) = (true, true, -1, []);
        return typing.Token;
    }

    private void Go()
    {
        var address = active >= 0 && active < hits.Count ? hits[active].Address : Address.Of("sites", ("q", find.Trim()));
        Clear();
        Navigation.NavigateTo(address);
    }

    private void Move(KeyboardEventArgs key)
    {
        isFocused = key.Key is not "Escape" and not "Tab";
        // Whoever types faster than is found means the first hit, once it is there.
        if (searching && key.Key == "ArrowDown") active = 0;
        if (!IsOpen) return;
        active = key.Key switch
        {
            "ArrowDown" => (active + 1) % hits.Count,
            "ArrowUp" => (Math.Max(active, 0) + hits.Count - 1) % hits.Count,
            _ => active,
        };
    }
}
