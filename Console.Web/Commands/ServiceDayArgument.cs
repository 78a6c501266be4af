using System.CommandLine.Parsing;
using System.Globalization;

namespace ParkingOps.Web.Commands;

/// <summary>Reads a service day of the command line, which has one form alone: in another, day and month would be guessed.</summary>
internal static class ServiceDayArgument
{
    public static DateOnly Read(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            result.AddError($"'{text}' is no day of the form YYYY-MM-DD.");
        return day;
    }

    public static DateOnly? ReadOptional(ArgumentResult result) => Read(result);
}
