using System.Buffers.Binary;
using System.Text;

namespace PlanApi.Application.Comments;

/// <summary>
/// Reads the names in a ZIP archive's directory (APPNOTE 4.3.12, 4.3.16), and nothing else: no entry is ever unpacked, so that none can
/// unpack to more than there is room for.
/// </summary>
internal static class ArchiveNames
{
    /// <summary>A document has some hundreds of entries.</summary>
    private const int MaxEntries = 20_000;

    private const int EndBytes = 22,
        EntryBytes = 46,
        MaxComment = ushort.MaxValue;
    private const uint EndMark = 0x06054B50,
        EntryMark = 0x02014B50;

    /// <summary>Whether the archive has all of these entries; false where it is no archive, or too large a one.</summary>
    public static async Task<bool> HasAll(Stream archive, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        if (await Directory(archive, cancellation) is not { } directory)
            return false;
        archive.Position = directory.Offset;
        var (missing, head, name) = (names.ToHashSet(StringComparer.Ordinal), new byte[EntryBytes], new byte[ushort.MaxValue]);
        for (var entry = 0; entry < directory.Entries && missing.Count > 0; entry++)
        {
            if (
                await archive.ReadAtLeastAsync(head, EntryBytes, throwOnEndOfStream: false, cancellation) < EntryBytes
                || BinaryPrimitives.ReadUInt32LittleEndian(head) != EntryMark
            )
                return false;
            int length = Short(head, 28),
                rest = Short(head, 30) + Short(head, 32);
            if (await archive.ReadAtLeastAsync(name.AsMemory(0, length), length, throwOnEndOfStream: false, cancellation) < length)
                return false;
            missing.Remove(Encoding.UTF8.GetString(name, 0, length));
            archive.Position += rest;
        }
        return missing.Count == 0;
    }

    // It stands at the end, before a comment that may be there.
    private static async Task<(long Offset, int Entries)?> Directory(Stream archive, CancellationToken cancellation)
    {
        var tail = new byte[Math.Min(archive.Length, EndBytes + MaxComment)];
        archive.Position = archive.Length - tail.Length;
        await archive.ReadExactlyAsync(tail, cancellation);
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != EndMark || Short(tail, at + 20) != tail.Length - at - EndBytes)
                continue;
            var (entries, offset) = (Short(tail, at + 10), BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16)));
            return entries <= MaxEntries && offset < archive.Length ? (offset, entries) : null;
        }
        return null;
    }

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
