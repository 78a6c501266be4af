using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain;
using ParkingOps.Web.Components.Layout;
using Radzen;

namespace ParkingOps.Web.Components.Shared;

/// <summary>Tells a person how an act went: what was saved, or why a rule refused it. Anything unexpected is left to the page's boundary.</summary>
public sealed class Feedback(NotificationService notifications, RuleWords rules, IStringLocalizer<ShellText> text)
{
    /// <summary>Runs an act; true when it went through.</summary>
    public async Task<bool> TryAsync(Func<Task> act, string? done = null)
    {
        if (!await AskAsync(act)) return false;
        notifications.Notify(NotificationSeverity.Success, done ?? text["Saved"], duration: 4000);
        return true;
    }

    /// <summary>Asks for something that changes nothing; true when no rule refused it.</summary>
    public async Task<bool> AskAsync(Func<Task> ask)
    {
        try
        {
            await ask();
            return true;
        }
        catch (RuleException refusal)
        {
            Refuse(rules.Of(refusal));
        }
        catch (DbUpdateConcurrencyException)
        {
            Refuse(rules.Of(new RuleException("changed-meanwhile")));
        }
        return false;
    }

    /// <summary>Says why something was not done.</summary>
    public void Refuse(string why) => notifications.Notify(NotificationSeverity.Error, text["Refused"], why, 10000);
}
