using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace PlanApi.Application.Mail.Sending;

/// <summary>Hands one message to the server that takes mail, once.</summary>
public sealed class MailSender(MailSettings settings)
{
    private const int Milliseconds = 30_000;

    /// <summary>Whether there is a server to which mail is handed.</summary>
    public bool IsOn => settings.Host is not null;

    /// <summary>Hands over a message. The answer tells why it was not taken, and whether that is for good.</summary>
    public async Task<MailAnswer> Send(MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            using var client = new SmtpClient { Timeout = Milliseconds };
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellation);
            if (settings.User is { } user)
                await client.AuthenticateAsync(user, settings.Password ?? "", cancellation);
            await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(quit: true, CancellationToken.None);
            return new MailAnswer(null);
        }
        catch (SmtpCommandException refused)
        {
            var isAddress = refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500;
            return new MailAnswer($"The server answered {(int)refused.StatusCode}.") { IsForGood = isAddress };
        }
        catch (AuthenticationException)
        {
            return new MailAnswer("The server does not take the user and password.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new MailAnswer($"It could not be handed over ({failure.GetType().Name}).");
        }
    }
}

/// <summary>What the server answered.</summary>
/// <param name="Problem">Why the message was not taken; null if it was.</param>
public sealed record MailAnswer(string? Problem)
{
    /// <summary>The server knows no such mailbox, so it makes no sense to try again.</summary>
    public bool IsForGood { get; init; }
}
