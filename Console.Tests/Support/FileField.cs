using Microsoft.Playwright;

namespace ParkingOps.Tests.Support;

/// <summary>A field for a file.</summary>
internal static class FileField
{
    /// <summary>Chooses files once the field listens: the framework's script attaches to it a moment after it is drawn.</summary>
    public static async Task ChooseAsync(this ILocator field, params FilePayload[] files)
    {
        await field.EvaluateAsync("async field => { while (field._blazorInputFileNextFileId === undefined) await new Promise(done => setTimeout(done, 20)); }");
        await field.SetInputFilesAsync(files);
    }
}
