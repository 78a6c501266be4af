using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
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
    /// <summary>Registers accounts, the sign-in cookie, the key scheme, and one policy for each permission.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, bool secureCookies)
    {
        services.AddScoped<CurrentActor>().AddScoped<ConsoleDbFactory>().AddScoped<ApiKeyService>().AddScoped<AccountService>();
        services.AddIdentity<ConsoleUser, IdentityRole<int>>(SetRules)
            .AddEntityFrameworkStores<ConsoleDb>()
            .AddClaimsPrincipalFactory<ActorClaims>()
            .AddDefaultTokenProviders();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, null);
        services.ConfigureApplicationCookie(options => SetCookie(options, secureCookies));
        services.AddAuthorization(AddPolicies);
        services.AddCascadingAuthenticationState();
        services.AddDataProtection().SetApplicationName("parkingops-console");
        services.AddSingleton<IXmlRepository, DataProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
        return services;
    }

    private static void AdmitKeys(AuthorizationPolicyBuilder policy, params KeyScope[] scopes) => policy
        .AddAuthenticationSchemes(ApiKeyAuthentication.Scheme)
        .RequireClaim(ApiKeyAuthentication.KeyClaim)
        .RequireClaim(ApiKeyAuthentication.ScopeClaim, scopes.Select(scope => scope.ToString()));

    private static void SetRules(IdentityOptions options)
    {
        options.Password.RequiredLength = 12;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(20);
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    }

    private static void SetCookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options, bool secure)
    {
        options.Cookie.Name = "console-sign-in";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/login";
        options.AccessDeniedPath = "/not-permitted";
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
    }

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
