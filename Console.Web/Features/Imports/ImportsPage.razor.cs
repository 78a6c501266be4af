using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using ParkingOps.Domain;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Imports;

/// <summary>Uploads a workbook, and lists what was imported.</summary>
public sealed partial class ImportsPage
{
    private const int Piece = 64 << 10;
    private string? refused;
    private List<Import>? rows;
    private int sent;
    private int size;
    private bool waiting;
    private bool working;

    [Inject] private ImportService Imports { get; set; } = null!;

    [Inject] private ILogger<ImportsPage> Log { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private RuleWords Words { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) rows = await Imports.ListAsync();
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        if (working) return;
        (working, waiting, refused, sent, size) = (true, false, null, 0, (int)Math.Min(chosen.File.Size, int.MaxValue));
        try
        {
            if (size > ImportService.MostBytes) throw new RuleException("import-too-large", ImportService.MostBytes >> 20);
            Navigation.NavigateTo($"imports/{await Imports.UploadAsync(chosen.File.Name, await ReadAsync(chosen.File), Wait)}");
        }
        catch (RuleException refusal)
        {
            refused = Words.Of(refusal);
        }
        // A line that broke, a file that is gone, a form of damage that nobody has met: whatever it is, the person can go on.
        catch (Exception fault) when (fault is not NavigationException)
        {
            Log.LogError(fault, "An upload was not read");
            refused = Text["UploadFailed"];
        }
        working = false;
        StateHasChanged();
    }

    private void Wait() => InvokeAsync(() =>
    {
        waiting = true;
        StateHasChanged();
    });

    private async Task<byte[]> ReadAsync(IBrowserFile file)
    {
        var content = new byte[size];
        await using var stream = file.OpenReadStream(ImportService.MostBytes);
        while (sent < size && await stream.ReadAsync(content.AsMemory(sent, Math.Min(Piece, size - sent))) is > 0 and var read)
        {
            sent += read;
            StateHasChanged();
        }
        return content;
    }
}
