using System.Buffers;
using System.Text.Json;
using PlanApi.Application.Documents.Json;

namespace PlanApi.Api.Http;

/// <summary>
/// An answer's JSON before it is sent. It is sent in one write, with its length: nothing is sent if writing it fails, and a small answer
/// takes one packet. Buffers are used again.
/// </summary>
internal sealed class JsonBuffer
{
    /// <summary>A buffer that has grown larger than this is left to the garbage collector.</summary>
    private const int MaxKeptBytes = 64 * 1024;

    [ThreadStatic]
    private static JsonBuffer? _kept;

    private readonly ArrayBufferWriter<byte> _bytes = new(4 * 1024);

    private JsonBuffer() =>
        Writer = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = PlanJson.Options.Encoder, SkipValidation = true });

    /// <summary>Writes the answer; the buffer is asked for by <see cref="Rent"/>.</summary>
    public Utf8JsonWriter Writer { get; }

    public static JsonBuffer Rent()
    {
        var buffer = _kept ?? new JsonBuffer();
        _kept = null;
        return buffer;
    }

    public byte[] ToArray()
    {
        Writer.Flush();
        return _bytes.WrittenSpan.ToArray();
    }

    /// <summary>Sends what was written as the body, and gives the buffer back.</summary>
    public async Task Send(HttpContext context)
    {
        Writer.Flush();
        context.Response.ContentLength = _bytes.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(_bytes.WrittenMemory, context.RequestAborted);
        Return();
    }

    /// <summary>Gives the buffer back. A buffer in which something failed is not used again.</summary>
    public void Return()
    {
        if (_bytes.Capacity > MaxKeptBytes)
            return;
        _bytes.ResetWrittenCount();
        Writer.Reset();
        _kept = this;
    }
}
