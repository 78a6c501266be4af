namespace ParkingOps.Domain;

/// <summary>
/// A rule of the bureau refused what was asked. Pages and the API put the code into words; the message here is for logs.
/// </summary>
/// <param name="code">Stable name of the rule, kebab-case, for example <c>offer-exceeds-quota</c>.</param>
/// <param name="arguments">Values that the words need, in the order in which the text names them.</param>
public sealed class RuleException(string code, params object[] arguments)
    : Exception(arguments.Length == 0 ? code : $"{code}: {string.Join(", ", arguments)}")
{
    /// <summary>Stable name of the rule that refused.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the words of the refusal.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}
