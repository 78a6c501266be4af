using System.Text;
using System.Text.Json;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>
/// Keys that keep plates secret (semantics 9): one for the hash, which never changes, and a number of versions for encryption,
/// of which one is current. They live in the environment variable <see cref="EnvironmentName"/> or in a file that its owner alone may read.
/// Both hold JSON, plain or as base64: <c>{"hash":"32 bytes, base64","current":1,"encryption":{"1":"32 bytes, base64"}}</c>.
/// To turn the key, add a version and name it as current; the old one stays for what it encrypted.
/// </summary>
public sealed class PlateKeys
{
    /// <summary>Environment variable with the keys.</summary>
    public const string EnvironmentName = "CONSOLE_PLATE_KEYS";

    private const int KeyBytes = 32;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private PlateKeys(byte[] hash, byte current, IReadOnlyDictionary<byte, byte[]> encryption) =>
        (Hash, Current, Encryption) = (hash, current, encryption);

    internal byte[] Hash { get; }

    internal byte Current { get; }

    internal IReadOnlyDictionary<byte, byte[]> Encryption { get; }

    /// <summary>Takes the keys from the environment or else from the file, which is made when there is none.</summary>
    /// <exception cref="InvalidOperationException">The keys cannot be read, or others may read the file.</exception>
    public static PlateKeys Load(string filePath)
    {
        if (Environment.GetEnvironmentVariable(EnvironmentName) is { Length: > 0 } text) return Parse(text);
        if (!File.Exists(filePath)) Write(filePath, Create());
        if ((File.GetUnixFileMode(filePath) & ~Private) != 0)
            throw new InvalidOperationException($"The plate keys in {filePath} must be readable by their owner alone (mode 0600).");
        return Parse(File.ReadAllText(filePath));
    }

    /// <summary>Reads keys as text.</summary>
    /// <exception cref="InvalidOperationException">The text holds no usable keys. It is not repeated in the message.</exception>
    public static PlateKeys Parse(string text)
    {
        try
        {
            var json = text.AsSpan().TrimStart().StartsWith("{") ? text : Encoding.UTF8.GetString(Convert.FromBase64String(text));
            var form = JsonSerializer.Deserialize<Form>(json, JsonSerializerOptions.Web) ?? throw new JsonException();
            return Check(new PlateKeys(form.Hash, form.Current, form.Encryption));
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            throw new InvalidOperationException($"The plate keys are not of the form that {EnvironmentName} asks for.");
        }
    }

    /// <summary>New random keys, as text.</summary>
    public static string Create()
    {
        var form = new Form(NewKey(), 1, new Dictionary<byte, byte[]> { [1] = NewKey() });
        return JsonSerializer.Serialize(form, JsonSerializerOptions.Web);
    }

    private static PlateKeys Check(PlateKeys keys)
    {
        var isWhole = keys.Hash?.Length == KeyBytes && keys.Encryption is not null && keys.Encryption.ContainsKey(keys.Current)
            && keys.Encryption.Values.All(key => key?.Length == KeyBytes);
        return isWhole ? keys : throw new JsonException();
    }

    private static byte[] NewKey() => System.Security.Cryptography.RandomNumberGenerator.GetBytes(KeyBytes);

    // Whole or not at all, so that of two processes that start at once the later one takes the keys of the first.
    private static void Write(string filePath, string text)
    {
        var draft = $"{filePath}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private };
        using (var writer = new StreamWriter(draft, options)) writer.Write(text);
        try
        {
            File.Move(draft, filePath, overwrite: false);
        }
        catch (IOException) when (File.Exists(filePath))
        {
            File.Delete(draft);
        }
    }

    private sealed record Form(byte[] Hash, byte Current, Dictionary<byte, byte[]> Encryption);
}
