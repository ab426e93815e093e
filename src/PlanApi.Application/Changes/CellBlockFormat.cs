using System.IO.Compression;
using System.Text.Json;
using PlanApi.Application.Documents.Json;

namespace PlanApi.Application.Changes;

/// <summary>
/// Cell blocks as bytes: Brotli over the head as JSON, then for each scope its id, its members and how many cells it has, then for
/// each cell its period and its values as differences. All numbers in 7-bit groups, signed ones in zigzag.
/// </summary>
internal static class CellBlockFormat
{
    private const int HasBefore = 1;
    private const int HasAfter = 2;

    public static byte[] Write(CellBlock block)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        // Brotli takes as long for a byte as for a thousand.
        using (var writer = new BinaryWriter(new BufferedStream(brotli, 64 * 1024)))
        {
            var head = JsonSerializer.SerializeToUtf8Bytes(block.Common, PlanJson.Options);
            writer.Write7BitEncodedInt(head.Length);
            writer.Write(head);
            writer.Write7BitEncodedInt(block.Count);
            long lastScope = 0;
            for (var cell = 0; cell < block.Count; )
            {
                var end = cell;
                while (end < block.Count && block.ScopeIds[end] == block.ScopeIds[cell])
                    end++;
                writer.Write7BitEncodedInt(end - cell);
                writer.Write7BitEncodedInt64(Zigzag(block.ScopeIds[cell] - lastScope));
                lastScope = block.ScopeIds[cell];
                foreach (var member in block.Members[cell])
                    writer.Write7BitEncodedInt(member);
                for (; cell < end; cell++)
                    WriteCell(writer, block, cell);
            }
        }
        return packed.ToArray();
    }

    public static CellBlock Read(byte[] content)
    {
        using var packed = new MemoryStream(content);
        using var reader = new BinaryReader(new BrotliStream(packed, CompressionMode.Decompress));
        var common = JsonSerializer.Deserialize<CellBlock.Head>(reader.ReadBytes(reader.Read7BitEncodedInt()), PlanJson.Options)!;
        var count = reader.Read7BitEncodedInt();
        var (scopes, members, periods) = (new long[count], new int[count][], new int[count]);
        var (before, after) = (new long?[count], new long?[count]);
        long scope = 0;
        for (var cell = 0; cell < count; )
        {
            var end = cell + reader.Read7BitEncodedInt();
            scope += Unzigzag(reader.Read7BitEncodedInt64());
            var names = new int[common.Dimensions.Count];
            for (var at = 0; at < names.Length; at++)
                names[at] = reader.Read7BitEncodedInt();
            for (; cell < end; cell++)
            {
                (scopes[cell], members[cell]) = (scope, names);
                var (period, flags) = int.DivRem(reader.Read7BitEncodedInt(), 4);
                periods[cell] = period;
                if ((flags & HasBefore) != 0)
                    before[cell] = Unzigzag(reader.Read7BitEncodedInt64());
                if ((flags & HasAfter) != 0)
                    after[cell] = unchecked(Unzigzag(reader.Read7BitEncodedInt64()) + (before[cell] ?? 0));
            }
        }
        return new CellBlock
        {
            Common = common,
            ScopeIds = scopes,
            Members = members,
            PeriodOf = periods,
            Before = before,
            After = after,
        };
    }

    private static void WriteCell(BinaryWriter writer, CellBlock block, int cell)
    {
        var (before, after) = (block.Before[cell], block.After[cell]);
        writer.Write7BitEncodedInt((block.PeriodOf[cell] * 4) + (before is null ? 0 : HasBefore) + (after is null ? 0 : HasAfter));
        if (before is { } old)
            writer.Write7BitEncodedInt64(Zigzag(old));
        if (after is { } value)
            writer.Write7BitEncodedInt64(Zigzag(unchecked(value - (before ?? 0))));
    }

    private static long Zigzag(long value) => unchecked((value << 1) ^ (value >> 63));

    private static long Unzigzag(long value) => unchecked((long)((ulong)value >> 1) ^ -(value & 1));
}
