using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Comments;

/// <summary>A file's bytes from the database, one piece in memory at a time; any part of them can be read alone.</summary>
internal sealed class ChunkStream(PlanDb db, long planId, long number, long length) : Stream
{
    private byte[] _chunk = [];
    private long _chunkAt = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.IsEmpty)
            return 0;
        var (at, within) = Math.DivRem(Position, EvidenceChunkRow.Bytes);
        if (at != _chunkAt)
        {
            // One that was removed meanwhile ends here: better cut off than wrong.
            _chunk =
                await db.Set<EvidenceChunkRow>()
                    .AsNoTracking()
                    .Where(row => row.PlanId == planId && row.Number == number && row.Position == at)
                    .Select(row => row.Content)
                    .FirstOrDefaultAsync(cancellationToken)
                ?? throw new EndOfStreamException("The file has been removed while it was read.");
            _chunkAt = at;
        }
        var some = _chunk.AsMemory((int)within);
        var count = Math.Min(some.Length, buffer.Length);
        some[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => length + offset,
        };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException("A file that is kept is not changed.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A file that is kept is not changed.");
}
