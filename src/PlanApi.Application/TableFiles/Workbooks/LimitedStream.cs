using PlanApi.Application.Errors;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>
/// Reads a part of a packed file, and fails as soon as all parts together are longer than allowed, whatever they say of themselves.
/// </summary>
internal sealed class LimitedStream(Stream inner, Func<int, bool> take, Failure tooLong) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        return take(read) ? read : throw new FailureException(tooLong);
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
