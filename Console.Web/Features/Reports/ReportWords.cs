using System.Globalization;
using Microsoft.Extensions.Localization;

namespace ParkingOps.Web.Features.Reports;

/// <summary>The words of one report in the language of the present culture.</summary>
internal sealed class ReportWords(IStringLocalizer<ReportText> text)
{
    public string this[string key] => text[key];

    /// <summary>A text with values filled in.</summary>
    public string Format(string key, params object[] values) => text[key, values];

    public string Figure(string name) => text["Figure." + name];

    /// <summary>A day as running text names it.</summary>
    public string Day(DateOnly day) => day.ToString(text["Format.Day"], CultureInfo.CurrentCulture);

    public string Instant(DateTime local) => local.ToString(text["Format.Instant"], CultureInfo.CurrentCulture);
}
