using System.Globalization;
using System.Resources;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>The choices of the template: what its drop-down lists offer and what the reader understands.</summary>
/// <param name="districts">The city's districts.</param>
internal sealed class ImportWords(IReadOnlyList<District> districts)
{
    private const char Joint = '、';
    private static readonly char[] Joints = [Joint, ',', '，', '和', '/', '+', '及'];
    private static readonly ResourceManager SharingTexts = new(typeof(SharingText));
    private static readonly ChoiceWords<DayKinds> SingleKinds = ChoiceWords.Of(DayKinds.All, DayKinds.Workdays, DayKinds.RestDays, DayKinds.Holidays);

    /// <summary>Kinds of organisations.</summary>
    public static ChoiceWords<OrganisationKind> OrganisationKinds { get; } = ChoiceWords.Of<OrganisationKind>();

    /// <summary>Levels.</summary>
    public static ChoiceWords<AdministrativeLevel> Levels { get; } = ChoiceWords.Of<AdministrativeLevel>();

    /// <summary>Kinds of sites.</summary>
    public static ChoiceWords<SiteKind> SiteKinds { get; } = ChoiceWords.Of<SiteKind>();

    /// <summary>Kinds of services.</summary>
    public static ChoiceWords<ServiceKind> Services { get; } = ChoiceWords.Of<ServiceKind>();

    /// <summary>Day on which a window ends: 0 that on which it starts, 1 the next, 2 the one after it.</summary>
    public static ChoiceWords<int> EndDays { get; } = ChoiceWords.Of(
        [.. Enumerable.Range(0, 3).Select(EndDayWord)],
        Enumerable.Range(0, 3).SelectMany(day => new[] { EndDayWord(day), SharingTexts.GetString($"EndDay.{day}", CultureInfo.GetCultureInfo("en"))!, $"{day}", $"+{day}" }.Select(word => (word, day))));

    /// <summary>Day kinds, alone or several joined: the template offers the commonest, the reader takes any.</summary>
    public static IReadOnlyList<string> OfferedDayKinds { get; } = [.. SingleKinds.Offered, Joined(SingleKinds.Offered[2..]), Joined(SingleKinds.Offered[1..3])];

    /// <summary>Districts, by their place in the list.</summary>
    public ChoiceWords<int> Districts { get; } = ChoiceWords.Of(
        [.. districts.Select(one => one.NameZh)],
        districts.SelectMany((one, at) => new[] { one.NameZh, one.NameEn, one.Code }.Select(word => (word, at))));

    /// <summary>Code of a district by its place in the list.</summary>
    public string CodeOf(int place) => districts[place].Code;

    /// <summary>What a column's drop-down list offers; null for a column without one.</summary>
    public IReadOnlyList<string>? Offered(ImportColumn column) => column switch
    {
        ImportColumn.OrganisationKind => OrganisationKinds.Offered,
        ImportColumn.Level => Levels.Offered,
        ImportColumn.District => Districts.Offered,
        ImportColumn.SiteKind => SiteKinds.Offered,
        ImportColumn.Service => Services.Offered,
        ImportColumn.DayKinds => OfferedDayKinds,
        ImportColumn.EndDay => EndDays.Offered,
        _ => null,
    };

    /// <summary>Day kinds as a set; null when a word means nothing.</summary>
    public static DayKinds? FindDayKinds(string text)
    {
        var found = text.Split(Joints, StringSplitOptions.RemoveEmptyEntries).Select(SingleKinds.Find).ToList();
        return found.Count == 0 || found.Contains(null) ? null : found.Aggregate(DayKinds.None, (set, kind) => set | kind!.Value);
    }

    private static string EndDayWord(int day) => SharingTexts.GetString($"EndDay.{day}", CultureInfo.InvariantCulture)!;

    private static string Joined(IEnumerable<string> words) => string.Join(Joint, words);
}
