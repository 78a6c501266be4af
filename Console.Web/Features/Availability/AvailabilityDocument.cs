using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ParkingOps.Web.Features.Availability;

/// <summary>What the API document says of the read-only addresses beyond their types: examples, what must be sent, and what a cache needs.</summary>
internal static class AvailabilityDocument
{
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["at"] = "2026-03-01T20:00:00+08:00",
        ["code"] = "G-001-P1",
        ["district"] = "310101",
        ["q"] = "眼科",
        ["service"] = "off-peak-sharing",
    };

    /// <summary>Completes the description of one address.</summary>
    public static Task Complete(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            if (Examples.TryGetValue(parameter.Name!, out var example)) parameter.Example = JsonValue.Create(example);
            if (parameter.Name == "service" && operation.Parameters.Any(other => other.Name == "code")) parameter.Required = true;
        }
        operation.Parameters.Add(new OpenApiParameter { Name = "If-None-Match", In = ParameterLocation.Header, Description = "Tags of answers that are held already; 304 when one of them still holds.", Schema = Text(), Example = JsonValue.Create("\"5f1c\"") });
        foreach (var status in new[] { "200", "304" })
            if (operation.Responses?.TryGetValue(status, out var answer) == true && answer is OpenApiResponse known)
                known.Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["ETag"] = new OpenApiHeader { Description = "Changes with the answer.", Schema = Text() },
                    ["Cache-Control"] = new OpenApiHeader { Description = "For how many seconds it need not be asked for again.", Schema = Text() },
                };
        return Task.CompletedTask;
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
