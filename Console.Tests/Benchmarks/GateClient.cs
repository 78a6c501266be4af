using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Some gates' computers that send their requests over HTTP, each the next one as soon as the last is answered.</summary>
internal sealed class GateClient(Uri address, string key) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    /// <summary>Sends everything.</summary>
    /// <exception cref="InvalidOperationException">Something was not accepted.</exception>
    public async Task SendAsync(IEnumerable<byte[]> requests, int clients, int expected)
    {
        var waiting = new ConcurrentQueue<byte[]>(requests);
        var accepted = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => SendAllAsync(waiting)));
        if (accepted.Sum() != expected) throw new InvalidOperationException($"{accepted.Sum()} of {expected} events were accepted.");
    }

    public void Dispose() => http.Dispose();

    private async Task<int> SendAllAsync(ConcurrentQueue<byte[]> waiting)
    {
        var accepted = 0;
        while (waiting.TryDequeue(out var request))
        {
            using var content = new ByteArrayContent(request) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
            using var answer = await http.PostAsync("api/v1/gate-events", content);
            answer.EnsureSuccessStatusCode();
            accepted += (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32();
        }

        return accepted;
    }
}
