using System.Globalization;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain.Statistics;

namespace ParkingOps.Web.Features.Reports;

/// <summary>The words of one report in the language of the present culture; what rows repeat is looked up once.</summary>
internal sealed class ReportWords(IStringLocalizer<ReportText> text)
{
    private readonly Dictionary<string, string> reasons = [];

    public string this[string key] => text[key];

    /// <summary>A text with values filled in.</summary>
    public string Format(string key, params object[] values) => text[key, values];

    public string Figure(string name) => text["Figure." + name];

    /// <summary>A day as running text names it.</summary>
    public string Day(DateOnly day) => day.ToString(text["Format.Day"], CultureInfo.CurrentCulture);

    public string Instant(DateTime local) => local.ToString(text["Format.Instant"], CultureInfo.CurrentCulture);

    /// <summary>Why figures of a row are blank, for those that the report shows; figures with one reason share it.</summary>
    public string Reasons(FigureRow row, IReadOnlySet<string> shown)
    {
        if (row.BlankReasons.Count == 0) return "";
        var key = string.Join(';', row.BlankReasons);
        if (reasons.TryGetValue(key, out var words)) return words;
        words = string.Join(text["Format.Separator"], row.BlankReasons
            .Select(reason => reason.Split(':'))
            .Where(parts => shown.Contains(parts[0]))
            .GroupBy(parts => parts[1])
            .Select(group => text["Format.Reason", string.Join(text["Format.And"], group.Select(parts => Figure(parts[0]))), text["Reason." + group.Key]].Value));
        reasons.Add(key, words);
        return words;
    }
}
