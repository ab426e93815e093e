using Microsoft.AspNetCore.RequestDecompression;

namespace PlanApi.Api.Http;

/// <summary>Unpacks what comes packed. What is packed in another way is refused, and never read as if it were plain.</summary>
internal static class PackedBodies
{
    /// <summary>The packings that a client may use for a body.</summary>
    public const string Accepted = "br, deflate, gzip";

    public static void AddPackedBodies(this IServiceCollection services) =>
        services.AddRequestDecompression(options =>
        {
            foreach (var (name, provider) in options.DecompressionProviders.ToList())
                options.DecompressionProviders[name] = new Provider(provider);
        });

    public static void UsePackedBodies(this WebApplication app)
    {
        app.UseRequestDecompression();
        // Whoever unpacks the body takes the header away.
        app.Use(
            (context, next) =>
                context.Request.Headers.ContentEncoding.ToString() is "" or "identity"
                    ? next(context)
                    : Answers.Write(context, new UnsupportedEncoding())
        );
    }

    private sealed class Provider(IDecompressionProvider inner) : IDecompressionProvider
    {
        public Stream GetDecompressionStream(Stream stream) => new Unpacked(inner.GetDecompressionStream(stream));
    }

    /// <summary>Each compression has its own exception for broken data. Here they become one exception.</summary>
    private sealed class Unpacked(Stream inner) : Stream
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
            try
            {
                return await inner.ReadAsync(buffer, cancellationToken);
            }
            catch (InvalidOperationException failure)
            {
                throw new InvalidDataException(failure.Message, failure);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

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
}
