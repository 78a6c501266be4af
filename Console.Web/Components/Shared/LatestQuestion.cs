namespace ParkingOps.Web.Components.Shared;

/// <summary>Tells which answer is to be shown where a page asks anew before the answer before has come: only that to the latest question.</summary>
public sealed class LatestQuestion
{
    private int asked;

    /// <summary>Asks; whether nothing was asked since, so that the answer may be shown.</summary>
    public async Task<bool> AskAsync<TAnswer>(Task<TAnswer> question, Action<TAnswer> show)
    {
        var mine = ++asked;
        var answer = await question;
        if (mine != asked) return false;
        show(answer);
        return true;
    }
}
