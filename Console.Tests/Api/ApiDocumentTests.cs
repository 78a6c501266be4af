using System.Text.Json;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Api;

/// <summary>The document that machines are written from.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ApiDocumentTests(ConsoleInBrowser console)
{
    [Fact]
    public async Task Document_OfTheApi_HasEachAddressWithAnExampleAndEveryError()
    {
        using var client = new HttpClient { BaseAddress = console.App.Address };

        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("api/v1/openapi.json", UriKind.Relative)));

        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (path.Name, Method: operation.Name, operation.Value))).ToList();
        Assert.Equal(
            ["get /api/v1/availability", "get /api/v1/sites/{code}/why", "get /api/v1/suspensions", "post /api/v1/agreements", "post /api/v1/gate-events", "post /api/v1/reservations"],
            operations.Select(operation => $"{operation.Method} {operation.Name}").Order(StringComparer.Ordinal));
        foreach (var (name, method, operation) in operations)
        {
            var responses = operation.GetProperty("responses");
            foreach (var status in new[] { "200", "400", "401", "403", "429" }) Assert.True(responses.TryGetProperty(status, out _), $"{name} {status}");
            Assert.True(responses.GetProperty("429").GetProperty("headers").TryGetProperty("Retry-After", out _), name);
            Assert.True(responses.GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _), name);
            if (method == "post") Assert.True(operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/x-ndjson").TryGetProperty("example", out _), name);
        }
    }
}
