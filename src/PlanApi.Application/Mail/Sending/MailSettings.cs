using MailKit.Security;
using MimeKit;

namespace PlanApi.Application.Mail.Sending;

/// <summary>The server that takes mail, and who sends it.</summary>
/// <param name="Host">The server; no mail is sent without one.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">Whether the connection is encrypted.</param>
/// <param name="From">The sender.</param>
/// <param name="User">Who signs in there; nobody when null.</param>
/// <param name="Password">Their password.</param>
/// <param name="Link">The address of the service that links begin with; paths alone when null.</param>
public sealed record MailSettings(
    string? Host,
    int Port,
    SecureSocketOptions Security,
    MailboxAddress? From,
    string? User,
    string? Password,
    Uri? Link
)
{
    /// <summary>The settings hold a password.</summary>
    public override string ToString() => $"mail by {Host}:{Port}";
}
