using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ParkingOps.Web.Hosting;

/// <summary>
/// What is sent to an address: the type of its records, and an example as JSON. It only describes: the framework's own metadata of accepted
/// types would answer other types itself, without a problem's code.
/// </summary>
public sealed record RequestExample(Type Records, string Json);

/// <summary>An example of a good answer, as JSON.</summary>
public sealed record AnswerExample(string Json);

/// <summary>The codes that a refusal of a whole request may carry.</summary>
public sealed record RefusalCodes(int Status, params string[] Codes);

/// <summary>The OpenAPI document of the addresses for machines, with an example of each and every error.</summary>
public static class ApiDocument
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";
    private const string Problem = "application/problem+json";

    /// <summary>What any address for machines may refuse.</summary>
    private static readonly RefusalCodes[] Everywhere =
    [
        new(StatusCodes.Status401Unauthorized, "unauthorized"), new(StatusCodes.Status403Forbidden, "forbidden"), new(StatusCodes.Status429TooManyRequests, "too-many-requests"),
    ];

    /// <summary>Registers the document.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "ParkingOps", Version = "v1", Description = "Gate events in; agreements and reservations in; what is on offer, why, and what is suspended out." };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key that an administrator made." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancel) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<RequestExample>().LastOrDefault() is { } request)
                operation.RequestBody = BodyOf(request, await context.GetOrCreateSchemaAsync(request.Records, cancellationToken: cancel));
            Describe(operation, metadata);
        });
    });

    private static OpenApiRequestBody BodyOf(RequestExample request, OpenApiSchema schema) => new()
    {
        Required = true,
        Description = "A JSON array, or the same records one a line (NDJSON); at most 10,000 and 4 MiB.",
        Content = new[] { Json, Lines }.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema, Example = JsonNode.Parse(request.Json) }),
    };

    private static void Describe(OpenApiOperation operation, IList<object> metadata)
    {
        operation.Responses ??= [];
        if (metadata.OfType<AnswerExample>().LastOrDefault() is { } answer && operation.Responses.TryGetValue("200", out var good) && good.Content?.TryGetValue(Json, out var content) == true)
            content.Example = JsonNode.Parse(answer.Json);
        foreach (var refusals in metadata.OfType<RefusalCodes>().Concat(Everywhere).GroupBy(refusal => refusal.Status)) AddRefusals(operation, refusals.Key, [.. refusals.SelectMany(one => one.Codes)]);
    }

    private static void AddRefusals(OpenApiOperation operation, int status, string[] codes) => operation.Responses![$"{status}"] = new OpenApiResponse
    {
        Description = $"Refused: {string.Join(", ", codes)}.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Problem] = new() { Example = new JsonObject { ["status"] = status, ["detail"] = "What is wrong, in words.", ["code"] = codes[0] } },
        },
        Headers = status == StatusCodes.Status429TooManyRequests ? Waiting : null,
    };

    private static Dictionary<string, IOpenApiHeader> Waiting => new()
    {
        ["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait before the next try.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
    };
}
