using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Http;

/// <summary>
/// Kestrel refuses a request that is not HTTP, such as a path with a null character, before the service sees it, with a head and no body.
/// Here it gets the problem document of every other refusal.
/// </summary>
internal static class RefusedRequests
{
    public static void Describe(ListenOptions listen) =>
        listen.Use(next =>
            connection =>
            {
                connection.Transport = new Pipes(
                    connection.Transport.Input,
                    new Writer(connection.Transport.Output, connection.ConnectionId)
                );
                return next(connection);
            }
        );

    /// <summary>
    /// The whole answer to a refused request; null if the head is not Kestrel's own. Such a head ends the connection and describes no
    /// content.
    /// </summary>
    private static byte[]? Answer(ReadOnlySpan<byte> head, string connection)
    {
        if (
            !(head.StartsWith("HTTP/1.1 4"u8) || head.StartsWith("HTTP/1.1 5"u8))
            || !head.EndsWith("\r\n\r\n"u8)
            || head.IndexOf("\r\nContent-Length: 0\r\n"u8) is not (> 0 and var at)
            || head.IndexOf("\r\nConnection: close\r\n"u8) < 0
            || head.IndexOf("X-Content-Type-Options"u8) >= 0
        )
            return null;
        var status = int.Parse(head["HTTP/1.1 ".Length..][..3], CultureInfo.InvariantCulture);
        var body = JsonSerializer.SerializeToUtf8Bytes(Problem.Of(FailureOf(status), status, connection), PlanJson.Options);
        var fields = Encoding.ASCII.GetBytes(
            $"\r\nContent-Length: {body.Length}\r\nContent-Type: {MediaTypes.Problem}\r\nX-Content-Type-Options: nosniff\r\n"
        );
        return [.. head[..at], .. fields, .. head[(at + "\r\nContent-Length: 0\r\n".Length)..], .. body];
    }

    private static Failure FailureOf(int status) =>
        status switch
        {
            StatusCodes.Status408RequestTimeout => new SlowBody(),
            StatusCodes.Status413PayloadTooLarge or StatusCodes.Status414UriTooLong or StatusCodes.Status431RequestHeaderFieldsTooLarge =>
                new TooLarge("this service for a body, a request line or headers"),
            _ => new BadRequest("The request is not well-formed HTTP: look at its path, its Host, its length and its headers."),
        };

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class Writer(PipeWriter inner, string connection) : PipeWriter
    {
        private Memory<byte> _given;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => _given = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            if (bytes <= _given.Length && Answer(_given.Span[..bytes], connection) is { } answer && answer.Length <= _given.Length)
            {
                answer.CopyTo(_given);
                bytes = answer.Length;
            }
            _given = _given[Math.Min(bytes, _given.Length)..];
            inner.Advance(bytes);
        }

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            inner.FlushAsync(cancellationToken);

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
            inner.WriteAsync(source, cancellationToken);
    }
}
