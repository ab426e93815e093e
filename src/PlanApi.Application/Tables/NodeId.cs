using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using PlanApi.Domain;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Tables;

/// <summary>Opaque ids: Base64url of a kind, the plan's id, and a permanent key of the thing within the plan.</summary>
public static class NodeId
{
    /// <summary>How many bytes the id of a part has at most.</summary>
    public const int MaxPartLength = 96;

    private const int MaxLength = 1_024;

    /// <summary>The id of anything that is not a part.</summary>
    public static string Of(string kind, long planId, string key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}:{planId}:{key}")));

    /// <summary>The content of an id; null where the text is not one.</summary>
    public static (string Kind, long PlanId, string Key)? Parse(string id) =>
        id.Length is > 0 and <= MaxLength
        && Base64Url.IsValid(id)
        && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id)).Split(':', 3) is [var kind, var plan, var key]
        && long.TryParse(plan, NumberStyles.None, CultureInfo.InvariantCulture, out var planId)
            ? (kind, planId, key)
            : null;

    /// <summary>For projections, in which a kind would be a constant that EF Core refuses.</summary>
    public static string Of<TPart>(long planId, long id)
        where TPart : PlanPart => Of(PartKind.Of<TPart>(), planId, id);

    public static string Of(PartKind kind, long planId, long id)
    {
        Span<byte> text = stackalloc byte[MaxPartLength];
        return Encoding.ASCII.GetString(text[..Write(text, kind, planId, id)]);
    }

    /// <summary>Writes the id as text in UTF-8, and answers how many bytes it has.</summary>
    public static int Write(Span<byte> utf8, PartKind kind, long planId, long id)
    {
        Utf8.TryWrite(utf8, CultureInfo.InvariantCulture, $"{kind.Name}:{planId}:{id}", out var length);
        return Base64Url.TryEncodeToUtf8InPlace(utf8, length, out var written)
            ? written
            : throw new ArgumentException("There is no room for an id.", nameof(utf8));
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out PartKind? kind, out long planId, out long id)
    {
        (kind, planId, id) = (null, 0, 0);
        if (text.Length is 0 or > MaxPartLength || !Base64Url.IsValid(text))
            return false;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        return parts.Length == 3
            && (kind = PartKind.Find(parts[0])) is not null
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out planId)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
