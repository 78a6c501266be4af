using System.Globalization;
using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Availability;

/// <summary>Why a site has so many spaces on offer at a minute: the rules that decided it, in their order.</summary>
public sealed partial class WhyPage
{
    private DateOnly day;
    private bool isOtherTime;
    private TimeOnly minute;
    private ServiceKind service;
    private string? siteName;
    private Explanation? why;

    /// <summary>Code of the site.</summary>
    [Parameter] public string Code { get; set; } = "";

    [Inject] private AvailabilityService Availability { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "at")] private string? AtText { get; set; }

    [SupplyParameterFromQuery(Name = "service")] private string? ServiceText { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var isReadable = DateTime.TryParseExact(AtText, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= 2010 and <= 2100;
        isOtherTime = AtText is not null && !isReadable;
        var asked = isReadable ? local : ServiceDay.Local(Clock.GetUtcNow());
        (day, minute) = (DateOnly.FromDateTime(asked), new TimeOnly(asked.Hour, asked.Minute));
        service = Enum.TryParse<ServiceKind>(ServiceText, out var kind) && Enum.IsDefined(kind) ? kind : ServiceKind.OffPeakSharing;
        if (!RendererInfo.IsInteractive) return;
        siteName ??= (await Sites.FindAsync(Code)).Name;
        why = await Availability.WhyAsync(Code, service, ServiceDay.At(day.ToDateTime(minute)));
    }

    private static bool HasCount(Ruling ruling) => ruling.Kind is not (RulingKind.Lifecycle or RulingKind.DayKind or RulingKind.Exception);

    private void Apply() => Navigation.NavigateTo(Address.Of(
        $"sites/{Code}/why", ("service", service), ("at", day.ToDateTime(minute).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))));

    private string AuthorOf(Ruling ruling)
    {
        if (ruling.By is null) return "";
        var made = Text["MadeBy", ruling.By, ruling.At is { } at ? Shown.Minute(at) : ""].Value;
        return string.Join(" · ", new[] { made, ruling.ApprovedBy is null ? null : Text["ApprovedBy", ruling.ApprovedBy].Value, ruling.Reason }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private string WordsOf(Ruling ruling) => ruling.Kind switch
    {
        RulingKind.Lifecycle => SiteTexts[$"Lifecycle.{ruling.Overrode}"],
        RulingKind.DayKind => DayWords(ruling),
        RulingKind.Quota => ruling.Window is null
            ? Text["QuotaClosed", Shown.Day(ruling.Day!.Value)]
            : Text["QuotaOpen", Shown.Day(ruling.Day!.Value), ruling.Window, ruling.Spaces] + (ruling.Overrode is null ? "" : " " + Text["QuotaBefore", ruling.Overrode]),
        RulingKind.Exception => Text[ruling.Window is null ? "ExceptionCloses" : "ExceptionOpens", $"{ruling.Window}"] + (ruling.Overrode is null ? "" : " " + Text["Instead", ruling.Overrode]),
        RulingKind.Offer => Text["OfferOpen", ruling.Number!, Shown.Day(ruling.Day!.Value), $"{ruling.Window}"],
        RulingKind.Release => Text["Released", ruling.Overrode!],
        RulingKind.Ceiling => Text["HeldBack", ruling.Overrode!],
        _ => Text["Taken", ruling.Overrode!] + (ruling.Until is { } until ? " " + Text["Until", Shown.Minute(until)] : ""),
    };

    private string DayWords(Ruling ruling)
    {
        var words = Text["DayIs", Shown.Day(ruling.Day!.Value), SharingTexts[$"DayKind.{ruling.DayKind}"].Value].Value;
        if (ruling.Reason is not null) words += " " + Text["ByNotice", ruling.Reason];
        return ruling.IsPublished ? words : words + " " + Text["NotPublishedYet"];
    }
}
