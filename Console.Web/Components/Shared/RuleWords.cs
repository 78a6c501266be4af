using Microsoft.Extensions.Localization;
using ParkingOps.Domain;

namespace ParkingOps.Web.Components.Shared;

/// <summary>Puts a rule's refusal into words, for pages and for the API alike.</summary>
public sealed class RuleWords(IStringLocalizer<RuleText> text)
{
    /// <summary>The words for a refusal; its code when the words are missing.</summary>
    public string Of(RuleException refusal) => text[refusal.Code, [.. refusal.Arguments.Select(Worded)]];

    /// <summary>Runs an act; the words for its refusal, or null when no rule refused it. For pages that are static and have no notifications.</summary>
    public async Task<string?> OfAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleException refusal)
        {
            return Of(refusal);
        }
    }

    // A choice has words of its own, under the name of its kind.
    private object Worded(object argument) => argument is Enum choice && text[string.Join('.', choice.GetType().Name, choice)] is { ResourceNotFound: false } words ? words.Value : argument;
}
