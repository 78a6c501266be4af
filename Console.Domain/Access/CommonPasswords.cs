using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ParkingOps.Domain.Access;

/// <summary>
/// The passwords that everybody tries first: the commonest words and keyboard runs of Chinese and English users, also with letters
/// written as signs (<c>P@ssw0rd</c>) and with years, digits and signs behind or before them (<c>Shanghai@2026</c>).
/// </summary>
public static partial class CommonPasswords
{
    private static readonly FrozenSet<string> Words = """
        password passwd pass passcode passw mypassword changeme letmein welcome hello login access secret default temp test testing demo sample example
        admin administrator root super superuser supervisor sysadmin system manager master operator user guest viewer auditor service account
        qwerty qwert qwertyuiop qwertyui asdf asdfg asdfgh asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc qaz wsx edc qweasd qweasdzxc qwe asd zxc
        abc abcd abcde abcdef abcdefg abcdefgh abcdefghijkl aaa aaaa aaaaaa aaaaaaaa xxxxxx iloveyou love loveyou sunshine princess dragon monkey football baseball
        shadow superman batman michael jordan freedom whatever trustno letmein starwars computer internet server database oracle postgres mysql windows linux
        woaini woaiwo woaiwojia nihao mima wode wodemima aini haha wangyu zhang wang li liu chen yang huang zhao wu zhou
        shanghai beijing guangzhou shenzhen china zhongguo hangzhou nanjing pudong hongqiao jiaotong yunshu tingche chewei parking park parkingops carpark garage
        hospital yiyuan bureau office weiyuan daolu jiaowei guanli guanliyuan huawei alibaba taobao tencent baidu weixin wechat alipay
        spring summer autumn winter january february march april may june july august september october november december monday friday
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Runs =
        ["01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p", "147258369147258369", "11223344556677889900", "112233445566", "520131452013145201314"];

    /// <summary>Whether a password is one of these.</summary>
    public static bool Contains(string password)
    {
        var plain = password.ToLowerInvariant();
        return IsRun(plain) || IsWord(Trimmed(plain)) || IsWord(Trimmed(Read(plain)));
    }

    // Nothing but a run along the keyboard or the alphabet, one sign over and over, or a short piece over and over.
    private static bool IsRun(string plain) =>
        plain.Length == 0 || Runs.Any(run => run.Contains(plain, StringComparison.Ordinal)) || Repeated().IsMatch(plain);

    // Words may stand one behind another: adminadmin, password-admin.
    private static bool IsWord(string plain) => plain.Length == 0 || Words.Contains(plain) || (SignsBetween().Split(plain) is { Length: 2 } parts && parts[0] == parts[1] && Words.Contains(parts[0]));

    private static string Trimmed(string plain) => Ends().Replace(plain, "");

    private static string Read(string plain) => string.Concat(Ends().Replace(plain, "").Select(letter => letter switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '5' or '$' => 's',
        '7' => 't',
        _ => letter,
    }));

    [GeneratedRegex("^[^a-z]+|[^a-z]+$")]
    private static partial Regex Ends();

    [GeneratedRegex("[^a-z]+")]
    private static partial Regex SignsBetween();

    [GeneratedRegex(@"^(.{1,4})\1+$")]
    private static partial Regex Repeated();
}
