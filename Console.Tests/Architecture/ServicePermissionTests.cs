using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Reservations;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Traffic;
using Xunit;

namespace ParkingOps.Tests.Architecture;

public sealed class ServicePermissionTests
{
    // Why each of these asks for no permission.
    private static readonly Dictionary<string, string> Open = new()
    {
        [$"{nameof(SignInService)}.{nameof(SignInService.EnterAsync)}"] = "how a person becomes somebody",
        [$"{nameof(SignInService)}.{nameof(SignInService.EnterCodeAsync)}"] = "takes the account whose password was right",
        [$"{nameof(SignInService)}.{nameof(SignInService.MarkAsync)}"] = "takes the account whose password was right",
        [$"{nameof(SignInService)}.{nameof(SignInService.NextAsync)}"] = "takes the account whose password was right",
        [$"{nameof(SignInService)}.{nameof(SignInService.StartAsync)}"] = "takes the account that has no step left",
        [$"{nameof(SignInDutyService)}.{nameof(SignInDutyService.ShowAsync)}"] = "takes the account whose password was right",
        [$"{nameof(SignInDutyService)}.{nameof(SignInDutyService.ChoosePasswordAsync)}"] = "takes the account whose step it is",
        [$"{nameof(SignInDutyService)}.{nameof(SignInDutyService.OfferAsync)}"] = "takes the account whose step it is",
        [$"{nameof(SignInDutyService)}.{nameof(SignInDutyService.SetUpAsync)}"] = "takes the account whose step it is",
        [$"{nameof(SignInDutyService)}.{nameof(SignInDutyService.FindLinkAsync)}"] = "takes a link of 256 random bits",
        [$"{nameof(SignInDutyService)}.{nameof(SignInDutyService.AcceptLinkAsync)}"] = "takes a link of 256 random bits",
        [$"{nameof(ApiKeyService)}.{nameof(ApiKeyService.FindAsync)}"] = "how a machine becomes somebody",
        [$"{nameof(ApiKeyService)}.{nameof(ApiKeyService.SenderAsync)}"] = "takes the key that was found",
        [$"{nameof(BookingService)}.{nameof(BookingService.TakeAgreementsAsync)}"] = "its policy admits keys of the citizen app alone, which reach every site",
        [$"{nameof(BookingService)}.{nameof(BookingService.TakeReservationsAsync)}"] = "its policy admits keys of the citizen app alone, which reach every site",
        [$"{nameof(IngestionService)}.{nameof(IngestionService.IngestAsync)}"] = "takes the sender, and with it the sites that it reaches",
    };

    public static TheoryData<string> Guarded => [.. ServiceCalls.Methods.Select(NameOf).Where(name => !Open.ContainsKey(name)).Distinct()];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Call_ByNobody_IsNotPermitted(string name)
    {
        await using var app = ConsoleServices.Build("Host=nowhere.invalid;Timeout=1", SettableClock.OnAWorkday());
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Actor.Nobody);

        foreach (var method in ServiceCalls.Methods.Where(method => NameOf(method) == name))
            Assert.Equal("not-permitted", await ServiceCalls.RefusalAsync(scope.ServiceProvider.GetRequiredService(method.DeclaringType!), method));
    }

    [Fact]
    public void OpenMethods_AllExist() => Assert.Empty(Open.Keys.Except(ServiceCalls.Methods.Select(NameOf)));

    [Fact]
    public void Database_WithoutAPermission_IsOpenedOnlyToSignInOrToPrepareTheRegister()
    {
        var opening = Code.TypesOf(Code.Web)
            .Where(type => ServiceCalls.Takes(type, typeof(IDbContextFactory<ConsoleDb>)) && !type.Namespace!.StartsWith("ParkingOps.Web.Data", StringComparison.Ordinal));

        Assert.Equal([typeof(ApiKeyService), typeof(KnownSites), typeof(Sessions), typeof(SharingSnapshot), typeof(SignInDutyService), typeof(SignInService)], opening.OrderBy(type => type.Name));
    }

    [Fact]
    public async Task Scanner_OfAnOpenMethod_SeesNoRefusal() => Assert.Null(await ServiceCalls.RefusalAsync(
        new Planted(), typeof(Planted).GetMethod(nameof(Planted.ListAsync))!));

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private sealed class Planted
    {
        public Task<int> ListAsync(string find) => Task.FromResult(find.Length);
    }
}
