using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Api;

public sealed class BookingApiTests : IAsyncLifetime
{
    private const string Site = SharedSite.Code;
    private const string AtHospital = ""","service":"hospital-reservation" """;
    private ConsoleApp app = null!;
    private string gateKey = "";
    private string key = "";

    public async Task InitializeAsync()
    {
        app = await ConsoleApp.StartAsync();
        await SharedSite.MakeAsync(app);
        await app.AsAsync<ApiKeyService>(Register.Administrator, async keys => key = await keys.CreateForCitizenAppAsync("citizen app"));
        await app.AsAsync<ApiKeyService>(Register.Administrator, async keys => gateKey = await keys.CreateAsync("H-001", "gates"));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Post_OfReservations_AnswersWhatBecameOfThem()
    {
        var first = Bookings.Reservation("r-1", Site);
        var corrected = Bookings.Reservation("r-1", Site, more: ""","revision":2,"cancelledAt":"2026-03-17T10:00:00+08:00" """);

        Assert.Equal("1 0 0", await TakeAsync("reservations", first));
        Assert.Equal("0 0 1", await TakeAsync("reservations", first));
        Assert.Equal("1 1 1 | 1 r-1 conflict", await TakeAsync(
            "reservations", first, Bookings.Reservation("r-1", Site, plate: "沪A54321"), corrected));
        Assert.Equal("0 0 1", await TakeAsync("reservations", first));

        Assert.Equal(["r-1 2 1"], await QueryAsync("select external_id || ' ' || revision || ' ' || outcome from reservations"));
        Assert.Equal(["Reservation 1"], await QueryAsync("select record || ' ' || revision from replaced_bookings"));
    }

    [Fact]
    public async Task Post_OfAgreements_AnswersWhatBecameOfThem()
    {
        var first = Bookings.Agreement("a-1", Site, more: AtHospital);
        var shorter = Bookings.Agreement("a-1", Site, lastDay: "2026-03-10", more: AtHospital + ""","revision":2""");

        Assert.Equal("1 0 1", await TakeAsync("agreements", first, first));
        Assert.Equal("1 1 0", await TakeAsync("agreements", shorter));
        Assert.Equal(["2026-03-10"], await QueryAsync("select last_day::text from agreements"));
        Assert.Equal(["2026-03-01 2026-03-18"], await QueryAsync("select min(day)::text || ' ' || max(day)::text from changed_days"));
    }

    [Fact]
    public async Task Post_OfAnAgreementWithSeveralPlates_IsRefused()
    {
        var line = Bookings.Agreement("a-many", Site, more: AtHospital);
        foreach (var plates in new[] { "[\"沪A12345\",\"沪A12346\"]", "\"沪A12345,沪A12346\"" })
            Assert.StartsWith("0 0 0 | 0 a-many", await TakeAsync("agreements", Regex.Replace(line, "\"plate\":\"[^\"]*\"", $"\"plate\":{plates}")), StringComparison.Ordinal);

        Assert.Empty(await QueryAsync("select external_id from agreements"));
    }

    [Fact]
    public async Task Post_OfPlates_KeepsNoneInTheClear()
    {
        await TakeAsync("reservations", Bookings.Reservation("r-1", Site));
        await TakeAsync("agreements", Bookings.Agreement("a-1", Site, more: AtHospital));

        Assert.Equal(["沪A·12**5"], await QueryAsync("select plate_mask from reservations union select plate_mask from agreements"));
        Assert.Empty(await QueryAsync("select 'r' from reservations r where r::text like '%12345%' union select 'a' from agreements a where a::text like '%12345%'"));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { """["r-1"]""", "bad-json" },
        { """{"reservationId":"r-1"}""", "missing-field" },
        { Bookings.Reservation(" ", Site), "missing-field" },
        { Bookings.Reservation("r-1", Site).Replace("bookedAt", "booked", StringComparison.Ordinal), "missing-field" },
        { Bookings.Reservation(new string('r', 65), Site), "too-long" },
        { Bookings.Reservation("r-1", new string('S', 33)), "too-long" },
        { Bookings.Reservation("r-1", Site).Replace(":00+08:00", ":00", StringComparison.Ordinal), "bad-time" },
        { Bookings.Reservation("r-1", Site, "2009-03-18T09:00"), "bad-time" },
        { Bookings.Reservation("r-1", Site, more: ""","cancelledAt":"2026-03-19T10:00:00+08:00" """), "bad-time" },
        { Bookings.Reservation("r-1", Site, minutes: 45), "bad-slot" },
        { Bookings.Reservation("r-1", Site, plate: "沪"), "bad-plate" },
        { Bookings.Reservation("r-1", Site, more: ""","service":"parking" """), "bad-service" },
        { Bookings.Reservation("r-1", Site, more: ""","revision":0"""), "bad-revision" },
        { Bookings.Reservation("r-1", "NOWHERE"), "unknown-site" },
        { Bookings.Reservation("r-1", Site, more: ""","service":"ev-charging" """), "site-not-sharing" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Post_OfAReservationThatCannotBe_RefusesItAlone(string record, string code)
    {
        var answer = await TakeAsync("reservations", Bookings.Reservation("good", Site), record);
        Assert.StartsWith("1 0 0 | 1 ", answer, StringComparison.Ordinal);
        Assert.EndsWith(code, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-01", "bad-period")]
    [InlineData("2026-03-02", "2032-03-01", "bad-period")]
    [InlineData("2026-3-2", "2026-03-01", "bad-time")]
    [InlineData("2026-03-02", "", "bad-time")]
    [InlineData("2026-03-01", "2026-03-02", "site-not-sharing")]
    public async Task Post_OfAnAgreementThatCannotBe_RefusesIt(string firstDay, string lastDay, string code) =>
        Assert.Equal($"0 0 0 | 0 a-1 {code}", await TakeAsync("agreements", Bookings.Agreement("a-1", Site, firstDay, lastDay)));

    [Theory]
    [InlineData("application/x-ndjson", "hello", 400, "nothing-readable")]
    [InlineData("application/json", "[{]", 400, "nothing-readable")]
    [InlineData("text/plain", "{}", 415, "unsupported-media-type")]
    public async Task Post_OfWhatCannotBeRead_IsAProblemWithACode(string type, string body, int status, string code) =>
        Assert.Equal($"{status} {code}", await ProblemAsync("reservations", type, body, key));

    [Fact]
    public async Task Post_OfTooMany_IsRefusedAsAWhole() => Assert.Equal(
        "413 too-many-records", await ProblemAsync("reservations", "application/x-ndjson", string.Join('\n', Enumerable.Repeat("{}", 10_001)), key));

    [Fact]
    public async Task Post_OfAnArray_IsTheSame()
    {
        using var answer = await SendAsync("reservations", "application/json", $"[{Bookings.Reservation("r-1", Site)}]", key);
        Assert.Equal("1 0 0", await AnswerOf(answer, "reservationId"));
    }

    [Theory]
    [InlineData("reservations")]
    [InlineData("agreements")]
    public async Task Post_WithAGatesKeyOrNone_IsRefused(string kind)
    {
        Assert.Equal("403 forbidden", await ProblemAsync(kind, "application/json", "[]", gateKey));
        Assert.Equal("401 unauthorized", await ProblemAsync(kind, "application/json", "[]", "nothing"));
    }

    [Fact]
    public async Task Post_OfEventsWithTheCitizenAppsKey_IsRefused() =>
        Assert.Equal("403 forbidden", await ProblemAsync("gate-events", "application/json", "[]", key));

    private async Task<string> TakeAsync(string kind, params string[] records)
    {
        using var answer = await SendAsync(kind, "application/x-ndjson", string.Join('\n', records), key);
        return await AnswerOf(answer, kind == "agreements" ? "agreementId" : "reservationId");
    }

    private static async Task<string> AnswerOf(HttpResponseMessage answer, string id)
    {
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var rejected = body.GetProperty("rejected").EnumerateArray().Select(one => $" | {one.GetProperty("index")} {one.GetProperty(id)} {one.GetProperty("code")}");
        return $"{body.GetProperty("accepted")} {body.GetProperty("corrected")} {body.GetProperty("duplicates")}" + string.Concat(rejected);
    }

    private async Task<string> ProblemAsync(string kind, string type, string body, string sender)
    {
        using var answer = await SendAsync(kind, type, body, sender);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return $"{(int)answer.StatusCode} {(await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code")}";
    }

    private async Task<HttpResponseMessage> SendAsync(string kind, string type, string body, string sender)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{kind}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sender);
        using var client = new HttpClient { BaseAddress = app.Address };
        return await client.SendAsync(request);
    }

    private Task<List<string>> QueryAsync(string sql) => TestDatabase.QueryAsync<string>(app.Connection, sql);
}
