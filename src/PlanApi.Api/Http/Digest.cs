using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PlanApi.Application.History;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.Http;

/// <summary>Makes the short texts in ETags. Nobody can tell from one what it was made of.</summary>
internal static class Digest
{
    /// <summary>Another build may give other answers.</summary>
    private static readonly string _build = string.Join(
        ' ',
        new[] { typeof(Digest), typeof(PlanState), typeof(Plan) }.Select(type => type.Module.ModuleVersionId)
    );

    /// <summary>Another text for other parts, in another order, or of another build.</summary>
    public static string Of(IEnumerable<string?> parts, int bytes)
    {
        var text = new StringBuilder(_build);
        foreach (var part in parts)
            text.Append('\n').Append(part?.Length ?? -1).Append(' ').Append(part);
        return Of(Encoding.UTF8.GetBytes(text.ToString()), bytes);
    }

    public static string Of(ReadOnlySpan<byte> content, int bytes) => Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, bytes));
}
