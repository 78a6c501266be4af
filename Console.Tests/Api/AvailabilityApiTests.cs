using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Suspensions;
using Xunit;

namespace ParkingOps.Tests.Api;

/// <summary>What the citizen app and the portal read, from the running console.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AvailabilityApiTests(ConsoleInBrowser console)
{
    [Fact]
    public async Task Availability_OfTheSharedSite_FallsWithAWithdrawalAndComesBack()
    {
        using var client = await PortalAsync();
        var day = console.App.Clock.Today.AddDays(40).ToDateTime(new TimeOnly(10, 0));
        var before = await SpacesAsync(client, day);
        Assert.True(before > 0);

        await console.App.AsAsync<WithdrawalService>(Register.Operator, service => service.DeclareAsync(
            SharedSite.Code, new WithdrawalInput { StartAt = day.AddHours(-1), RestoreAt = day.AddMinutes(30), Reason = "guests" }));

        Assert.Equal(0, await SpacesAsync(client, day));
        Assert.Equal(before, await SpacesAsync(client, day.AddMinutes(30)));
        var why = await client.GetStringAsync(new Uri($"api/v1/sites/{SharedSite.Code}/why?service=hospital-reservation&at={At(day)}", UriKind.Relative));
        using var answer = JsonDocument.Parse(why);
        Assert.Equal(0, answer.RootElement.GetProperty("spaces").GetInt32());
        Assert.Equal("withdrawal", answer.RootElement.GetProperty("rulings").EnumerateArray().Last().GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Why_OfAnInstant_SaysTheKindOfItsDayAsThePageDoes()
    {
        using var client = await PortalAsync();

        var why = await client.GetStringAsync(new Uri("api/v1/sites/" + SharedSite.Code + "/why?service=hospital-reservation&at=2025-10-01T02:00:00.000Z", UriKind.Relative));

        using var answer = JsonDocument.Parse(why);
        var day = answer.RootElement.GetProperty("rulings").EnumerateArray().Single(ruling => ruling.GetProperty("kind").GetString() == "day-kind");
        Assert.Equal(("holiday", true), (day.GetProperty("dayKind").GetString(), day.GetProperty("isPublished").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, day.GetProperty("window").ValueKind);
    }

    [Theory]
    [InlineData("2026-03-01T08:00Z")]
    [InlineData("2026-03-01T08:00:00Z")]
    [InlineData("2026-03-01T08:00:00.123Z")]
    [InlineData("2026-03-01T08:00:00.123%2B08:00")]
    [InlineData("2026-03-01T08:00+08:00")]
    public async Task Get_AtAnInstantWithAnOffset_IsAnswered(string at)
    {
        using var client = await PortalAsync();

        using var answer = await client.GetAsync(new Uri($"api/v1/availability?at={at}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("\"another\", {0}")]
    [InlineData("W/{0}")]
    public async Task Why_AskedForAgainInAnyForm_IsNotSentTwice(string form)
    {
        using var client = await PortalAsync();
        var address = new Uri($"api/v1/sites/{SharedSite.Code}/why?service=hospital-reservation", UriKind.Relative);
        using var first = await client.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.TryAddWithoutValidation("If-None-Match", string.Format(System.Globalization.CultureInfo.InvariantCulture, form, first.Headers.ETag!.Tag));

        using var answer = await client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Theory]
    [InlineData("availability?district=nowhere")]
    [InlineData("suspensions?district=nowhere")]
    public async Task Get_OfADistrictThatIsNone_IsRefused(string address)
    {
        using var client = await PortalAsync();

        using var answer = await client.GetAsync(new Uri($"api/v1/{address}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("district-unknown", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_AskedForAgain_IsNotSentTwice()
    {
        using var client = await PortalAsync();
        var address = new Uri($"api/v1/availability?at={At(console.App.Clock.Today.ToDateTime(new TimeOnly(3, 0)))}", UriKind.Relative);
        using var first = await client.GetAsync(address);

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(10), first.Headers.CacheControl!.MaxAge);
    }

    [Theory]
    [InlineData("api/v1/availability?at=yesterday", HttpStatusCode.BadRequest, "at-form")]
    [InlineData("api/v1/availability?at=2026-03-01T08:00:00", HttpStatusCode.BadRequest, "at-form")]
    [InlineData("api/v1/availability?service=valet", HttpStatusCode.BadRequest, "service-unknown")]
    [InlineData("api/v1/sites/NONE/why?service=same-day", HttpStatusCode.NotFound, "not-found")]
    [InlineData("api/v1/sites/NONE/why", HttpStatusCode.BadRequest, "service-missing")]
    public async Task Get_OfWhatCannotBe_IsAProblemWithItsCode(string address, HttpStatusCode status, string code)
    {
        using var client = await PortalAsync();

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((status, code), (answer.StatusCode, problem.RootElement.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Suspensions_FoundByName_SayWhatIsStale()
    {
        using var client = await PortalAsync();
        await console.App.AsAsync<ClinicNoticeService>(Register.Operator, notices => notices.EnterAsync(new NoticeInput
        {
            OrganisationCode = Accounts.UnitCode,
            Department = "眼科",
            Source = "医院",
            ConfirmedAt = ServiceDay.Local(console.App.Clock.GetUtcNow()).AddHours(-25),
        }));

        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("api/v1/suspensions?q=眼", UriKind.Relative)));

        var notice = Assert.Single(answer.RootElement.GetProperty("notices").EnumerateArray());
        Assert.Equal(("closed", true), (notice.GetProperty("state").GetString(), notice.GetProperty("isStale").GetBoolean()));
    }

    [Fact]
    public async Task Key_OfGates_MayNotRead()
    {
        using var client = new HttpClient { BaseAddress = console.App.Address };
        string key = "";
        await console.App.AsAsync<ApiKeyService>(Register.Administrator, async keys => key = await keys.CreateAsync(Accounts.UnitCode, "gates"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var answer = await client.GetAsync(new Uri("api/v1/availability", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static string At(DateTime local) => Uri.EscapeDataString(local.ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<int> SpacesAsync(HttpClient client, DateTime local)
    {
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"api/v1/availability?service=hospital-reservation&at={At(local)}", UriKind.Relative)));
        return answer.RootElement.GetProperty("sites").EnumerateArray().Single(site => site.GetProperty("siteCode").GetString() == SharedSite.Code).GetProperty("spaces").GetInt32();
    }

    private async Task<HttpClient> PortalAsync()
    {
        var key = "";
        await console.App.AsAsync<ApiKeyService>(Register.Administrator, async keys => key = await keys.CreateForPortalAsync("portal"));
        var client = new HttpClient { BaseAddress = console.App.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
