using System.Globalization;

namespace ParkingOps.Web.Components.Shared;

/// <summary>Addresses with a query: parts that say nothing are left out, so that a link is short enough to mail.</summary>
public static class Address
{
    /// <summary>Puts an address together.</summary>
    public static string Of(string path, params (string Name, object? Value)[] query)
    {
        var parts = query
            .Select(part => (part.Name, Text: Convert.ToString(part.Value is DateOnly day ? Shown.Day(day) : part.Value, CultureInfo.InvariantCulture)))
            .Where(part => !string.IsNullOrEmpty(part.Text))
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Text!)}")
            .ToList();
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }
}
