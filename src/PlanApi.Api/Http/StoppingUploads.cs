using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Http;

/// <summary>
/// If an upload is still arriving when the service stops, it gets a little more time. Then the client is told that it was not stored. A
/// client that sends nothing more does not delay the stop.
/// </summary>
internal sealed class StoppingUploads
{
    /// <summary>How much longer a body may come once the service is told to stop.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>When the service stops all the same, unless a setting says otherwise.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    private readonly RequestDelegate _next;
    private readonly CancellationToken _over;

    public StoppingUploads(RequestDelegate next, IHostApplicationLifetime host, TimeProvider clock)
    {
        var over = new CancellationTokenSource();
        (_next, _over) = (next, over.Token);
        host.ApplicationStopping.Register(() => _ = End(over, clock));
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            await _next(context);
            return;
        }
        var (body, reader) = (context.Request.Body, context.Request.BodyReader);
        // Not by a token, which would leave the server's own reading in the middle.
        await using var registration = _over.Register(reader.CancelPendingRead);
        context.Request.Body = new Upload(reader);
        try
        {
            await _next(context);
        }
        finally
        {
            context.Request.Body = body;
        }
    }

    private static async Task End(CancellationTokenSource over, TimeProvider clock)
    {
        await Task.Delay(Patience, clock);
        await over.CancelAsync();
    }

    private sealed class Upload(PipeReader body) : Stream
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

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (true)
            {
                var read = await body.ReadAsync(cancellationToken);
                // What has been taken may not be looked at once the reader has gone on.
                var count = (int)Math.Min(buffer.Length, read.Buffer.Length);
                var come = read.Buffer.Slice(0, count);
                come.CopyTo(buffer.Span);
                body.AdvanceTo(come.End);
                if (count > 0 || read.IsCompleted)
                    return count;
                if (read.IsCanceled)
                    throw new FailureException(new Stopping());
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException("Bodies are read asynchronously.");

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
