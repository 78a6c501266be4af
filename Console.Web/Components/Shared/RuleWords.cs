using Microsoft.Extensions.Localization;
using ParkingOps.Domain;

namespace ParkingOps.Web.Components.Shared;

/// <summary>Puts a rule's refusal into words, for pages and for the API alike.</summary>
public sealed class RuleWords(IStringLocalizer<RuleText> text)
{
    /// <summary>The words for a refusal; its code when the words are missing.</summary>
    public string Of(RuleException refusal) => text[refusal.Code, [.. refusal.Arguments]];
}
