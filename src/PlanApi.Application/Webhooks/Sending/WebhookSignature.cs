using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>Signatures that a receiver can check.</summary>
public static class WebhookSignature
{
    /// <summary>
    /// Of Standard Webhooks: <c>v1,</c> and base64 of HMAC-SHA256 over <c>id.timestamp.body</c>; one for each secret, with a blank
    /// between.
    /// </summary>
    public static string Standard(IEnumerable<string> secrets, string id, long timestamp, byte[] body)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return string.Join(
            ' ',
            secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(WebhookSecrets.Bytes(secret), text)))
        );
    }

    /// <summary>Of DingTalk's robots: the address gets a timestamp in milliseconds and a signature.</summary>
    public static Uri DingTalk(Uri address, string secret, long milliseconds)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{milliseconds}\n{secret}");
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
        var mark = address.Query.Length > 0 ? '&' : '?';
        return new Uri(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{address.AbsoluteUri}{mark}timestamp={milliseconds}&sign={Uri.EscapeDataString(sign)}"
            )
        );
    }
}
