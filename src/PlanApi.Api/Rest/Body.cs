using System.Buffers;
using Microsoft.Net.Http.Headers;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Rest;

/// <summary>Reads what a client sends, within limits, into a tree or a record with all of its faults.</summary>
internal static class Body
{
    /// <summary>The greatest length of a single part.</summary>
    public const int MaxPartBytes = 1024 * 1024;

    private const string Expected = "application/json";

    /// <summary>A record from a JSON body.</summary>
    public static async Task<Outcome<T>> Read<T>(HttpContext context, int maxBytes = MaxPartBytes)
        where T : class
    {
        var tree = await ReadTree(context, maxBytes);
        if (!tree.IsSuccess(out var node, out var failure))
            return failure;
        var faults = new FaultList();
        var bound = RecordBinder.Bind<T>(node, faults);
        return faults.IsEmpty ? bound! : new Invalid(faults.Faults);
    }

    /// <summary>The tree of a JSON body.</summary>
    public static async Task<Outcome<SourceNode>> ReadTree(HttpContext context, int maxBytes = MaxPartBytes)
    {
        if (!IsJson(context.Request))
            return new UnsupportedMediaType(Expected);
        var read = await ReadBytes(context, maxBytes);
        if (!read.IsSuccess(out var bytes, out var failure))
            return failure;
        var faults = new FaultList();
        var node = JsonSource.Read(bytes, faults);
        return faults.IsEmpty ? node! : new Invalid(faults.Faults);
    }

    /// <summary>The whole body; a failure as soon as it turns out to be longer than allowed.</summary>
    public static async Task<Outcome<byte[]>> ReadBytes(HttpContext context, int maxBytes)
    {
        var tooLarge = new TooLarge($"{maxBytes / 1024:N0} KiB for a body");
        if (context.Request.ContentLength > maxBytes)
            return tooLarge;
        using var bytes = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int count;
            while ((count = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
            {
                if (bytes.Length + count > maxBytes)
                    return tooLarge;
                bytes.Write(buffer, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return bytes.ToArray();
    }

    public static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (
            type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/merge-patch+json", StringComparison.OrdinalIgnoreCase)
        );
}
