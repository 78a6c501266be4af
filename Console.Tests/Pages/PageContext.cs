using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Imports.Reading;
using ParkingOps.Web.Features.Notices;
using ParkingOps.Web.Features.Onboarding;
using ParkingOps.Web.Features.Sites;
using Radzen;

namespace ParkingOps.Tests.Pages;

/// <summary>Renders components without a browser and without a database, as an account that may do everything.</summary>
public abstract class PageContext : BunitContext
{
    protected PageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLogging().AddLocalization().AddRadzenComponents();
        Services.AddSingleton<ILocalizer, RadzenTexts>().AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<RuleWords>().AddScoped<Feedback>();
        Services.AddDbContextFactory<ConsoleDb>(options => options.UseNpgsql("Host=nowhere.invalid"));
        Services.AddScoped<CurrentActor>().AddScoped<ConsoleDbFactory>().AddScoped<SiteService>().AddSingleton<ReadingTurns>().AddScoped<ImportService>().AddOnboarding();
        Services.AddSingleton<INoticeSignals, SilentSignals>().AddSingleton<NoticePost>();
        this.AddAuthorization().SetAuthorized("operator").SetPolicies([.. Enum.GetNames<Permission>()]);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>The clock that pages read.</summary>
    protected SettableClock Clock { get; } = SettableClock.OnAWorkday();

    /// <summary>Shows pages as the server first sends them, before they answer to clicks and ask for data.</summary>
    protected void BeStatic() => SetRendererInfo(new RendererInfo("Static", isInteractive: false));

    /// <summary>Place and width of every bar of a row, as its style says.</summary>
    protected static IEnumerable<string> BarsOf(AngleSharp.Dom.IElement row) =>
        row.QuerySelectorAll(".bar").Select(bar => $"{bar.GetAttribute("style")} {bar.FirstElementChild!.TextContent}");
}
