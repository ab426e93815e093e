using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>The opaque id of a part: Base64url of kind, plan id and id.</summary>
public static class NodeId
{
    public static string Of(PartKind kind, long planId, long id)
    {
        Span<byte> text = stackalloc byte[96];
        Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{kind.ToString()}:{planId}:{id}", out var length);
        return Base64Url.EncodeToString(text[..length]);
    }

    public static bool TryParse(string text, out PartKind kind, out long planId, out long id)
    {
        (kind, planId, id) = (default, 0, 0);
        if (text.Length is 0 or > 96 || !Base64Url.IsValid(text))
            return false;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        return parts.Length == 3
            && Enum.TryParse(parts[0], out kind)
            && Enum.IsDefined(kind)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out planId)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
