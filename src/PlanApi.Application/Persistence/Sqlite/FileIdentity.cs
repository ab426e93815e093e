using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>
/// Identifies the file at a path: its device and its number there (stat(2)). If a file was removed and another one put in its place, the
/// two differ. On systems without such numbers, an open file can be neither removed nor replaced.
/// </summary>
internal readonly partial record struct FileIdentity(long Device, long Number)
{
    private const int CurrentFolder = -100;
    private const uint OnlyNumber = 0x100;

    // Offsets in struct statx of Linux, which is the same on every processor.
    private const int Bytes = 256,
        NumberAt = 32,
        MajorAt = 136,
        MinorAt = 140;

    /// <summary>Null where there is no such file.</summary>
    public static FileIdentity? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return File.Exists(path) ? new FileIdentity(0, 0) : null;
        Span<byte> found = stackalloc byte[Bytes];
        if (statx(CurrentFolder, path, 0, OnlyNumber, ref MemoryMarshal.GetReference(found)) != 0)
            return null;
        return new FileIdentity(
            Integer(found, MajorAt) << 32 | Integer(found, MinorAt),
            BinaryPrimitives.ReadInt64LittleEndian(found[NumberAt..])
        );
    }

    private static long Integer(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, ref byte found);
}
