using MailKit.Security;
using MimeKit;
using PlanApi.Application.Errors;
using PlanApi.Application.Mail.Sending;

namespace PlanApi.Api.Hosting;

/// <summary>Reads the settings of mail.</summary>
internal static class MailSetup
{
    public const string Host = "Mail:Host";
    public const string Port = "Mail:Port";
    public const string Security = "Mail:Security";
    public const string From = "Mail:From";
    public const string User = "Mail:User";
    public const string Password = "Mail:Password";
    public const string Link = "Mail:Link";

    private const int Submission = 587;

    private static readonly Dictionary<string, SecureSocketOptions> _securities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["startTls"] = SecureSocketOptions.StartTls,
        ["tls"] = SecureSocketOptions.SslOnConnect,
        ["none"] = SecureSocketOptions.None,
    };

    public static bool IsSecurity(string text) => _securities.ContainsKey(text);

    public static bool IsSender(string text) => MailboxAddress.TryParse(text, out var from) && from.Domain.Length > 0;

    public static bool IsLink(string text) => Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "http" or "https";

    /// <summary>The settings, each of which has been checked.</summary>
    public static MailSettings Of(IConfiguration configuration)
    {
        var (host, user) = (Text(Host), Text(User));
        var security = _securities[Text(Security) ?? "startTls"];
        if (host is not null && Text(From) is null)
            throw new CannotStart($"{Host} needs {From}, the address that mail comes from.");
        if (user is not null && security == SecureSocketOptions.None)
            throw new CannotStart($"{User} needs {Security} 'startTls' or 'tls': a password does not go over an open line.");
        return new MailSettings(
            host,
            configuration.GetValue(Port, Submission),
            security,
            Text(From) is { } from ? MailboxAddress.Parse(from) : null,
            user,
            Text(Password),
            Text(Link) is { } link ? new Uri(link) : null
        );

        string? Text(string name) => configuration[name] is { Length: > 0 } text ? text : null;
    }
}
