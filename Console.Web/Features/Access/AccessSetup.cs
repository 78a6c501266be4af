using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Availability;
using ParkingOps.Web.Features.Reservations;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Access;

/// <summary>Sign-in, roles and policies.</summary>
public static class AccessSetup
{
    // From the password to the last step: time to fetch a phone and to set up an app.
    private static readonly TimeSpan StepsTake = TimeSpan.FromMinutes(15);

    /// <summary>Registers accounts, the sign-in cookies, the key scheme, and one policy for each permission.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration, bool isProduction)
    {
        services.Configure<AccessRules>(rules => rules.SecondFactorRequired = isProduction).Configure<AccessRules>(configuration.GetSection(AccessRules.Section));
        services.AddScoped<CurrentActor>().AddScoped<ConsoleDbFactory>().AddScoped<ApiKeyService>().AddScoped<AccountService>().AddScoped<OwnAccountService>();
        services.Configure<SmtpRules>(configuration.GetSection(SmtpRules.Section)).AddScoped<AccountMail>();
        services.AddSingleton<IPasswordHasher<ConsoleUser>, PasswordHasher<ConsoleUser>>();
        services.AddSingleton<Passwords>().AddSingleton<SecondFactors>().AddSingleton<SecretGuard>().AddSingleton<Sessions>().AddSingleton<SignInService>().AddSingleton<SignInDutyService>();
        services.AddHttpContextAccessor().AddScoped<SignInDesk>().AddScoped<SessionCookie>();
        AddSchemes(services, isProduction);
        services.AddAuthorization(AddPolicies);
        services.AddScoped<AuthenticationStateProvider, SessionAuthenticationState>().AddCascadingAuthenticationState();
        services.AddTransient<IClaimsTransformation, ActorAddress>();
        services.AddDataProtection().SetApplicationName("parkingops-console");
        services.AddSingleton<IXmlRepository, DataProtectionKeys>();
        services.AddSingleton<SignInKeyEncryptor>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options =>
                (options.XmlRepository, options.XmlEncryptor) = (provider.GetRequiredService<IXmlRepository>(), provider.GetRequiredService<SignInKeyEncryptor>())));
        return services;
    }

    private static void AddSchemes(IServiceCollection services, bool secureCookies)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                SessionCookie.Set(options, "console-sign-in", secureCookies);
                options.EventsType = typeof(SessionCookie);
            })
            .AddCookie(SignInDesk.StepScheme, options =>
            {
                SessionCookie.Set(options, "console-sign-in-step", secureCookies);
                options.ExpireTimeSpan = StepsTake;
            })
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, null);
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>>(provider =>
            new SessionCookieLife(provider.GetRequiredService<IOptions<AccessRules>>(), IdentityConstants.ApplicationScheme));
    }

    private static void AdmitKeys(AuthorizationPolicyBuilder policy, params KeyScope[] scopes) => policy
        .AddAuthenticationSchemes(ApiKeyAuthentication.Scheme)
        .RequireClaim(ApiKeyAuthentication.KeyClaim)
        .RequireClaim(ApiKeyAuthentication.ScopeClaim, scopes.Select(scope => scope.ToString()));

    private static void AddPolicies(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var permission in Enum.GetValues<Permission>())
            options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().RequireRole(Role.Holding(permission).DefaultIfEmpty("-")));
        options.AddPolicy(GateEventApi.Policy, policy => AdmitKeys(policy, KeyScope.GateEvents));
        options.AddPolicy(AvailabilityApi.Policy, policy => AdmitKeys(policy, KeyScope.CitizenApp, KeyScope.CityPortal));
        options.AddPolicy(BookingApi.Policy, policy => AdmitKeys(policy, KeyScope.CitizenApp));
    }
}
