using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Access;

/// <summary>Where mail is handed over; section <c>Smtp</c> of the settings. Without a host the console sends none.</summary>
public sealed class SmtpRules
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Smtp";

    /// <summary>Name of the mail server, or nothing.</summary>
    public string? Host { get; set; }

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the line is encrypted (STARTTLS).</summary>
    public bool Tls { get; set; } = true;

    /// <summary>Account at the mail server, or nothing.</summary>
    public string? User { get; set; }

    /// <summary>Its password.</summary>
    public string? Password { get; set; }

    /// <summary>Address from which the console writes.</summary>
    public string From { get; set; } = "parkingops@localhost";
}

/// <summary>Sends invitations, where a mail server is configured; the link is shown to the administrator in any case.</summary>
public sealed class AccountMail(IOptions<SmtpRules> rules, IStringLocalizer<AccessText> text)
{
    /// <summary>Whether the console can send mail.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(rules.Value.Host);

    /// <summary>Sends a link to whom it is for.</summary>
    /// <exception cref="RuleException"><c>mail-failed</c> when the mail server did not take it.</exception>
    public async Task SendAsync(string address, string userName, string link)
    {
        if (!IsConfigured) return;
        using var client = new SmtpClient(rules.Value.Host, rules.Value.Port) { EnableSsl = rules.Value.Tls };
        if (rules.Value.User is { Length: > 0 } user) client.Credentials = new NetworkCredential(user, rules.Value.Password);
        using var message = new MailMessage(rules.Value.From, address, text["MailSubject"], text["MailBody", userName, link]);
        try
        {
            await client.SendMailAsync(message);
        }
        catch (SmtpException)
        {
            throw new RuleException("mail-failed", address);
        }
    }
}
