using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace ParkingOps.Web.Features.Drafts;

/// <summary>Writes an input down for a draft and reads it back. Passwords and plates are never written, not even inside other text.</summary>
public static partial class DraftJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveSecretsOut } },
        Converters = { new WithoutPlates() },
    };

    /// <summary>Writes an input down.</summary>
    public static string Write<TInput>(TInput input) => JsonSerializer.Serialize(input, Options);

    /// <summary>Reads an input back; null when the form has changed so much since that it cannot be read.</summary>
    public static TInput? Read<TInput>(string json)
        where TInput : class
    {
        try
        {
            return JsonSerializer.Deserialize<TInput>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void LeaveSecretsOut(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
            if (Secret().IsMatch(type.Properties[index].Name)) type.Properties.RemoveAt(index);
    }

    [GeneratedRegex("password|secret|plate", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z][·. -]?[A-Za-z0-9]{5,6}")]
    private static partial Regex Plate();

    private sealed class WithoutPlates : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Plate().Replace(value, ""));
    }
}
