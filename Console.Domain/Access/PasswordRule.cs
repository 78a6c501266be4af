namespace ParkingOps.Domain.Access;

/// <summary>
/// What a password must be like (GB/T 22239-2019, level 3): long enough for the role, of several classes of signs, none of the commonest,
/// and without the account's name in it.
/// </summary>
/// <param name="Length">Signs at least.</param>
/// <param name="Classes">Of capitals, small letters, digits and other signs: how many at least.</param>
public sealed record PasswordRule(int Length, int Classes)
{
    /// <summary>Signs at most; more would only serve to keep the server busy.</summary>
    public const int Longest = 128;

    private const int ShortestName = 3;

    /// <summary>Refuses a password that the rule does not allow.</summary>
    /// <exception cref="RuleException">
    /// <c>password-short</c>, <c>password-long</c>, <c>password-classes</c>, <c>password-name</c> or <c>password-common</c>.
    /// </exception>
    public void Demand(string password, string userName)
    {
        if (password.Length < Length) throw new RuleException("password-short", Length);
        if (password.Length > Longest) throw new RuleException("password-long", Longest);
        if (ClassesOf(password) < Classes) throw new RuleException("password-classes", Classes);
        if (Names(password, userName)) throw new RuleException("password-name");
        if (CommonPasswords.Contains(password)) throw new RuleException("password-common");
    }

    private static int ClassesOf(string password) =>
        (password.Any(char.IsUpper) ? 1 : 0) + (password.Any(char.IsLower) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0)
        + (password.Any(sign => !char.IsUpper(sign) && !char.IsLower(sign) && !char.IsDigit(sign)) ? 1 : 0);

    // Forwards and backwards; a name of two letters is in many an honest password.
    private static bool Names(string password, string userName) => userName.Length >= ShortestName
        && (password.Contains(userName, StringComparison.OrdinalIgnoreCase)
            || password.Contains(new string([.. userName.Reverse()]), StringComparison.OrdinalIgnoreCase));
}
