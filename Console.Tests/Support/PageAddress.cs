using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using ParkingOps.Web.Hosting;
using Permission = ParkingOps.Domain.Access.Permission;
using Roles = ParkingOps.Domain.Access.Role;

namespace ParkingOps.Tests.Support;

/// <summary>A page of the console with an address that shows something, and a role that may open it.</summary>
/// <param name="Path">Address below the console's own.</param>
/// <param name="Role">A role that may open it; null for a page that is open to anybody.</param>
/// <param name="IsStatic">Whether it answers to no click.</param>
/// <param name="Template">Its route.</param>
/// <param name="Holders">Every role that may open it.</param>
public sealed record PageAddress(string Path, string? Role, bool IsStatic, string Template, IReadOnlyList<string> Holders)
{
    // Which record fills the code in an address, by the first part of the address.
    private static readonly Dictionary<string, string> Examples = new() { ["sites"] = SharedSite.Code, ["organisations"] = Accounts.UnitCode, ["offers"] = "1", ["onboarding"] = "1", ["imports"] = "1", ["users"] = Roles.Operator };

    /// <summary>Every page, found by its route; a new page is met without being listed.</summary>
    public static IReadOnlyList<PageAddress> All { get; } =
        [.. typeof(ConsoleHost).Assembly.GetTypes().SelectMany(Of).Concat(Tabs).OrderBy(page => page.Path, StringComparer.Ordinal)];

    // Tabs that show tables and lists of their own.
    private static IEnumerable<PageAddress> Tabs => new[] { "quota", "offers", "blocks" }.Select(tab => new PageAddress(
        $"sites/{SharedSite.Code}?tab={tab}", Roles.Operator, false, "sites/{Code}", HoldersOf(nameof(Permission.SeeRegister))))
        .Concat(new[] { "sites", "services", "quotas", "documents", "check" }.Select(step => new PageAddress(
            $"onboarding/1?step={step}", Roles.Operator, false, "onboarding/{Id:int}", HoldersOf(nameof(Permission.SeeRegister)))))
        .Concat(new[] { ("quarantine", "state=all"), ("quarantine/site-codes", "code=OLD-02"), ("quarantine/receipts", "from=2026-01-01") }.Select(page => new PageAddress(
            $"{page.Item1}?{page.Item2}", Roles.Operator, false, page.Item1, HoldersOf(nameof(Permission.SeeRegister)))))
        .Append(new PageAddress("onboarding/2", Roles.Operator, false, "onboarding/{Id:int}", HoldersOf(nameof(Permission.SeeRegister))));

    private static IEnumerable<PageAddress> Of(Type page) => page.GetCustomAttributes<RouteAttribute>().Select(route => new PageAddress(
        Fill(route.Template.TrimStart('/')),
        page.IsDefined(typeof(AllowAnonymousAttribute)) ? null : RoleFor(page.GetCustomAttribute<AuthorizeAttribute>()?.Policy),
        page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute)),
        route.Template.TrimStart('/'),
        HoldersOf(page.GetCustomAttribute<AuthorizeAttribute>()?.Policy)));

    private static string Fill(string template)
    {
        var parts = template.Split('/');
        return string.Join('/', parts.Select(part => part.StartsWith('{')
            ? Examples.GetValueOrDefault(parts[0]) ?? throw new InvalidOperationException($"PageAddress.Examples has no record for {template}.")
            : part));
    }

    private static IReadOnlyList<string> HoldersOf(string? policy) => policy is null ? Roles.All : [.. Roles.Holding(Enum.Parse<Permission>(policy))];

    private static string RoleFor(string? policy)
    {
        var holding = HoldersOf(policy);
        return holding.Contains(Roles.Operator) ? Roles.Operator : holding[0];
    }
}
