using Microsoft.AspNetCore.Http.Features;
using PlanApi.Api.Rest;
using PlanApi.Application.Errors;

namespace PlanApi.Api;

/// <summary>
/// What is still being sent when the service stops gets a moment more, and is then answered that it was not taken: nobody has to
/// guess, and a client that has fallen asleep holds no shutdown up.
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
        host.ApplicationStopping.Register(() => clock.CreateTimer(_ => over.Cancel(), null, Patience, Timeout.InfiniteTimeSpan));
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            await _next(context);
            return;
        }
        var body = context.Request.Body;
        context.Request.Body = new Upload(body, _over);
        try
        {
            await _next(context);
        }
        finally
        {
            context.Request.Body = body;
        }
    }

    private sealed class Upload(Stream body, CancellationToken over) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over);
            try
            {
                return await body.ReadAsync(buffer, either.Token);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new FailureException(new Stopping());
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => body.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
