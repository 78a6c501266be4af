namespace ParkingOps.Web.Features.Access;

/// <summary>From where somebody comes: what the sign-in history and the list of sessions tell.</summary>
/// <param name="RemoteAddress">Address of the network.</param>
/// <param name="Browser">Browser and system, in a few words.</param>
public sealed record Visitor(string RemoteAddress, string Browser)
{
    // Every browser names those before it, so the youngest name comes first.
    private static readonly (string Sign, string Name)[] Browsers =
        [("MicroMessenger/", "WeChat"), ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>The visitor behind a request.</summary>
    public static Visitor Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        var agent = context.Request.Headers.UserAgent.ToString();
        var parts = new[] { First(Browsers, agent), First(Systems, agent) }.OfType<string>();
        return new Visitor(address?.ToString() ?? "", string.Join(" / ", parts));
    }

    private static string? First((string Sign, string Name)[] known, string agent) =>
        known.FirstOrDefault(one => agent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
