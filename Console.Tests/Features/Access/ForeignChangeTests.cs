using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Architecture;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Suspensions;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

/// <summary>A unit manager who calls every method of every service with the codes and numbers of another unit; methods are found, not listed.</summary>
public sealed class ForeignChangeTests : IAsyncLifetime
{
    private static readonly Actor Bureau = new("bureau", [Role.Operator, Role.Administrator], null);

    private static readonly string[] Own = ["audit_trail", "form_drafts"];

    private readonly ConsoleServices console = new();
    private Guid document;
    private Actor manager = Actor.Nobody;

    [Fact]
    public async Task EveryMethod_ByTheManagerOfAnotherUnit_ChangesNothing()
    {
        var before = await TablesAsync();

        foreach (var method in ServiceCalls.Methods) await CallAsync(manager, method);

        Assert.Empty(Changed(before, await TablesAsync()).Except(Own));
    }

    [Fact]
    public async Task AnotherUnitsOffer_SavedAsOneOfMyOwnSite_StaysWhereItIs()
    {
        await console.SiteAsync(Register.Site("MINE", "MINE-1"), Lifecycle.Live);
        await console.QuotaAsync("MINE-1", 60);
        var before = await TablesAsync();

        foreach (var number in new[] { 1, 2, 3 })
        {
            var input = console.Offer(1);
            input.Id = number;
            Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<OfferService>(manager, offers => offers.SaveDraftAsync("MINE-1", input))));
            Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<OfferService>(manager, offers => offers.SubmitAsync("MINE-1", input))));
        }

        Assert.Empty(Changed(before, await TablesAsync()));
    }

    // Shows that the arguments above mean something: those who may do it change these records with them.
    [Fact]
    public async Task EveryMethod_ByTheBureau_ChangesWhatItIsFor()
    {
        var changing = new HashSet<string>();
        foreach (var method in ServiceCalls.Methods.OrderBy(MovesASite))
        {
            var before = await TablesAsync();
            await CallAsync(Bureau, method);
            if (Changed(before, await TablesAsync()).Except(Own).Any()) changing.Add($"{method.DeclaringType!.Name}.{method.Name}");
        }

        Assert.Empty(
            new HashSet<string>
            {
                "DocumentService.AddAsync", "DocumentService.RemoveAsync", "OnboardingReviewService.ApproveAsync", "OnboardingService.DropAsync", "OnboardingService.SaveProfileAsync",
                "OnboardingService.SaveServicesAsync", "OnboardingService.SaveSitesAsync", "OnboardingService.StartAsync",
                "ExceptionService.SetAsync", "ExceptionService.RevokeAsync", "OfferReviewService.ApproveAsync", "OfferService.PublishAsync", "OfferService.SaveDraftAsync",
                "OfferService.SubmitAsync", "OfferService.WithdrawAsync", "OrganisationService.ApproveUpToAsync", "OrganisationService.SaveAsync", "ReleaseService.SetAsync",
                "SharingService.SetQuotaAsync", "SiteService.MoveAsync", "SiteService.SaveAsync", "SuspensionService.ConfirmAsync", "SuspensionService.EndAsync",
                "WithdrawalService.DeclareAsync", "WithdrawalService.RestoreAsync",
            }.Except(changing));
    }

    public async Task InitializeAsync()
    {
        await console.InitializeAsync();
        manager = Register.UnitManagerOf(await console.OrganisationAsync("MINE"));
        await console.OrganisationAsync("OTHER");
        await console.SiteAsync(Register.Site("OTHER", "OTHER-1"), Lifecycle.Live);
        await console.QuotaAsync("OTHER-1", 60);
        await console.PublishAsync(Register.Operator, "OTHER-1", 10);
        await console.SubmitAsync(Register.Operator, "OTHER-1", 10);
        await console.AsAsync<OfferService>(Register.Operator, offers => offers.SaveDraftAsync("OTHER-1", console.Offer(10)));
        var now = console.Clock.Today.ToDateTime(new TimeOnly(12, 0));
        await console.AsAsync<WithdrawalService>(Register.Operator, withdrawals => withdrawals.DeclareAsync(
            "OTHER-1", new WithdrawalInput { StartAt = now, RestoreAt = now.AddHours(20), Reason = "works" }));
        await console.AsAsync<SuspensionService>(Register.Operator, suspensions => suspensions.ConfirmAsync(
            new SuspensionInput { SiteCode = "OTHER-1", OrganisationCode = "OTHER", StartAt = now, Reason = "works" }));
        document = await console.AttachAsync(Register.Operator, await console.FilledAsync(Register.Operator, "OTHER", "OTHER"));
        await console.SubmittedAsync(Register.Operator, "OTHER", "OTHER-B");
    }

    public Task DisposeAsync() => console.DisposeAsync();

    private async Task CallAsync(Actor actor, MethodInfo method)
    {
        var arguments = new MeaningfulArguments("OTHER", "OTHER-1", [1, 2, 3], console.Clock.Today) { Documents = [document] };
        foreach (var row in arguments.For(method))
        {
            await using var scope = console.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(actor);
            await Record.ExceptionAsync(() => ServiceCalls.RefusalAsync(scope.ServiceProvider.GetRequiredService(method.DeclaringType!), method, row));
        }
    }

    // A site that is no longer live takes no offers.
    private static bool MovesASite(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Lifecycle));

    private static IEnumerable<string> Changed(Dictionary<string, string> before, Dictionary<string, string> after) =>
        after.Where(table => before[table.Key] != table.Value).Select(table => table.Key);

    private async Task<Dictionary<string, string>> TablesAsync()
    {
        var names = await TestDatabase.QueryAsync<string>(console.Connection, "select tablename::text from pg_tables where schemaname = 'public'");
        var parts = names.Select(name => $"select '{name} ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from \"{name}\" t");
        return (await TestDatabase.QueryAsync<string>(console.Connection, string.Join(" union all ", parts))).ToDictionary(row => row.Split(' ')[0]);
    }
}
