using System.Globalization;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Features.Access;

/// <summary>Invitations by mail, through a mail server.</summary>
public sealed class AccountMailTests
{
    private const string Link = "https://parking.example/welcome?Link=abc";

    [Fact]
    public async Task Send_ToAMailServer_IsDeliveredWithNameAndLink()
    {
        using var server = await MailServer.StartAsync();
        await using var app = await StartAsync(server.Port);

        await app.AsAsync<AccountMail>(Register.Administrator, mail => mail.SendAsync("unit@parking.example", "unit-7", Link));

        var (heads, text) = Assert.Single(server.Delivered());
        Assert.Contains("To: unit@parking.example", heads, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("From: console@parking.example", heads, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Link, text, StringComparison.Ordinal);
        Assert.Contains("unit-7", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WhileNoMailServerAnswers_IsRefusedInWords()
    {
        await using var app = await StartAsync(LastingPort.Take());

        Assert.Equal("mail-failed", await Register.RefusalAsync(() => app.AsAsync<AccountMail>(Register.Administrator, mail => mail.SendAsync("unit@parking.example", "unit-7", Link))));
    }

    private static Task<ConsoleApp> StartAsync(int port) => ConsoleApp.StartAsync(null, 0,
        ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", port.ToString(CultureInfo.InvariantCulture)), ("Smtp:Tls", "false"), ("Smtp:From", "console@parking.example"));
}
