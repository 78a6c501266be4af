using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Traffic;
using Xunit;
using static ParkingOps.Tests.Support.TrafficDatabase;

namespace ParkingOps.Tests.Api;

public sealed class GateEventApiTests : IAsyncLifetime
{
    private TrafficDatabase database = null!;
    private WebApplication application = null!;

    public async Task InitializeAsync()
    {
        database = await TrafficDatabase.CreateAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(database.Ingestion);
        builder.Services.AddSingleton<SiteDirectorySource>(_ => ValueTask.FromResult(TrafficDatabase.Directory));
        builder.Services.AddAuthorizationBuilder().AddPolicy(GateEventApi.Policy, policy => policy.RequireAssertion(_ => true));
        application = builder.Build();
        application.Use((context, next) =>
        {
            context.Features.Set(Sender);
            return next(context);
        });
        application.UseAuthorization();
        application.MapGateEvents();
        await application.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await application.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("application/x-ndjson", "{0}\n{1}\n")]
    [InlineData("application/json", "[{0},{1}]")]
    [InlineData("application/json; charset=utf-8", "[{0},{1}]")]
    public async Task Post_OfEvents_AnswersWhatBecameOfThem(string type, string form)
    {
        var answer = await PostAsync(type, form.Replace("{0}", Line("1"), StringComparison.Ordinal).Replace("{1}", Line("2", direction: "x"), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("1 0 0", $"{body.GetProperty("accepted")} {body.GetProperty("corrected")} {body.GetProperty("duplicates")}");
        var rejected = Assert.Single(body.GetProperty("rejected").EnumerateArray().ToArray());
        Assert.Equal("1 2 bad-direction", $"{rejected.GetProperty("index")} {rejected.GetProperty("eventId")} {rejected.GetProperty("code")}");
        Assert.NotEmpty(rejected.GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("text/plain", "{}", 415, "unsupported-media-type")]
    [InlineData("application/x-ndjson", "", 400, "nothing-readable")]
    [InlineData("application/x-ndjson", "hello", 400, "nothing-readable")]
    [InlineData("application/json", "[{]", 400, "nothing-readable")]
    public async Task Post_OfWhatCannotBeRead_IsAProblemWithACode(string type, string body, int status, string code) =>
        await AssertProblemAsync(await PostAsync(type, body), status, code);

    [Fact]
    public async Task Post_OfTooManyEvents_IsRefusedAsAWhole()
    {
        await AssertProblemAsync(await PostAsync("application/x-ndjson", string.Join('\n', Enumerable.Repeat(Line("1"), 10_001))), 413, "too-many-events");
        Assert.Equal([0L], await database.QueryAsync<long>("select count(*) from gate_events"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OfTooManyBytes_IsRefusedWithOrWithoutALength(bool hasLength)
    {
        var bytes = new byte[(4 * 1024 * 1024) + 1];
        using HttpContent content = hasLength ? new ByteArrayContent(bytes) : new StreamContent(new EndlessStream(bytes.Length));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");

        await AssertProblemAsync(await application.GetTestClient().PostAsync("/api/v1/gate-events", content), 413, "too-large");
    }

    private async Task<HttpResponseMessage> PostAsync(string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await application.GetTestClient().PostAsync("/api/v1/gate-events", content);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    /// <summary>Blank lines whose length is not told beforehand.</summary>
    private sealed class EndlessStream(int length) : Stream
    {
        private int left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(left, count);
            buffer.AsSpan(offset, read).Fill((byte)'\n');
            left -= read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
