using System.Security.Cryptography;
using System.Text;

namespace PlanApi.Domain.Validation;

internal static class Fingerprints
{
    /// <summary>The first 16 hexadecimal digits of SHA-256 over the rule and its places.</summary>
    public static string Of(Finding finding)
    {
        var text = new StringBuilder(finding.Rule);
        foreach (var place in finding.Places)
            text.Append('\n').Append(place.Kind).Append('/').Append(place.Key).Append(place.Field is null ? "" : "#").Append(place.Field);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
