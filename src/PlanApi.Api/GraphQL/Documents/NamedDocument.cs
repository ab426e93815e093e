using System.Security.Cryptography;
using System.Text;

namespace PlanApi.Api.GraphQL.Documents;

/// <summary>A document that a request names instead of, or together with, sending its text.</summary>
/// <param name="Id">The id in a manifest, or <c>sha256:</c> with the hash of the text in hexadecimal digits.</param>
/// <param name="IsAutomatic">
/// Whether the client sends the text itself when the service does not know it (Apollo's "automatic persisted queries").
/// </param>
internal sealed record NamedDocument(string Id, bool IsAutomatic)
{
    /// <summary>A longer id is none.</summary>
    public const int MaxLength = 256;

    /// <summary>The id that every text has by itself.</summary>
    public static string IdOf(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
