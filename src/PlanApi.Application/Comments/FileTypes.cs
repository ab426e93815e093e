using System.Text;

namespace PlanApi.Application.Comments;

/// <summary>A type of file that is taken as evidence, and how its content is known.</summary>
/// <param name="MediaType">As it is declared and served.</param>
/// <param name="Endings">The endings of names. The first one is added to a name that has none of them.</param>
/// <param name="Noun">In messages.</param>
/// <param name="Begins">Whether the first bytes are this type's; null for text, all of which is looked at.</param>
/// <param name="Holds">For an Office document: the entry that its archive must have.</param>
public sealed record FileType(
    string MediaType,
    IReadOnlyList<string> Endings,
    string Noun,
    Func<byte[], bool>? Begins,
    string? Holds = null
);

/// <summary>The types of files that are taken: none that a browser would run.</summary>
public static class FileTypes
{
    /// <summary>How many bytes of a file are enough to know it by.</summary>
    internal const int HeadBytes = 16;

    private const string Office = "application/vnd.openxmlformats-officedocument.";

    public static readonly IReadOnlyList<FileType> All =
    [
        new("image/png", [".png"], "a PNG image", head => Is(head, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        new("image/jpeg", [".jpg", ".jpeg"], "a JPEG image", head => Is(head, [0xFF, 0xD8, 0xFF])),
        new("image/gif", [".gif"], "a GIF image", head => head.AsSpan().StartsWith("GIF87a"u8) || head.AsSpan().StartsWith("GIF89a"u8)),
        new(
            "image/webp",
            [".webp"],
            "a WebP image",
            head => head.AsSpan().StartsWith("RIFF"u8) && head.Length >= 12 && head.AsSpan(8).StartsWith("WEBP"u8)
        ),
        new("application/pdf", [".pdf"], "a PDF document", head => head.AsSpan().StartsWith("%PDF-"u8)),
        new("text/csv", [".csv"], "CSV in UTF-8", null),
        new("text/plain", [".txt"], "text in UTF-8", null),
        new(Office + "spreadsheetml.sheet", [".xlsx"], "an Excel workbook", IsArchive, "xl/workbook.xml"),
        new(Office + "wordprocessingml.document", [".docx"], "a Word document", IsArchive, "word/document.xml"),
        new(Office + "presentationml.presentation", [".pptx"], "a PowerPoint presentation", IsArchive, "ppt/presentation.xml"),
    ];

    /// <summary>The type that a header declares; null where it is not taken, or says another encoding than UTF-8.</summary>
    public static FileType? Declared(string? contentType)
    {
        var parts = (contentType ?? "").Split(';', StringSplitOptions.TrimEntries);
        var isUtf8 = parts
            .Skip(1)
            .Where(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))
            .All(part => part["charset=".Length..].Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        return isUtf8 ? All.FirstOrDefault(type => type.MediaType.Equals(parts[0], StringComparison.OrdinalIgnoreCase)) : null;
    }

    private static bool IsArchive(byte[] head) => Is(head, [0x50, 0x4B, 0x03, 0x04]);

    private static bool Is(byte[] head, ReadOnlySpan<byte> magic) => head.AsSpan().StartsWith(magic);
}

/// <summary>Looks through a text as it comes: UTF-8 without control characters but tabs, line and page breaks.</summary>
internal sealed class TextCheck
{
    private readonly Decoder _decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _characters = new char[8 * 1024];

    public bool IsText { get; private set; } = true;

    /// <summary>The next bytes; none at the end.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var isEnd = bytes.IsEmpty;
        do
        {
            var some = bytes[..Math.Min(bytes.Length, _characters.Length / 2)];
            bytes = bytes[some.Length..];
            IsText &=
                !some.ContainsAnyInRange((byte)0, (byte)8)
                && !some.ContainsAnyInRange((byte)14, (byte)31)
                && !some.Contains((byte)11)
                && IsUtf8(some, isEnd);
        } while (IsText && !bytes.IsEmpty);
    }

    private bool IsUtf8(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        try
        {
            _decoder.GetChars(bytes, _characters, flush: isEnd);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
