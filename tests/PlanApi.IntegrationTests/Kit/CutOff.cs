using System.Net;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>A body that breaks off after some bytes, as when the line dies: its client has gone, and the service hears of it.</summary>
internal sealed class CutOff(byte[] bytes, int sent, bool saysLength) : HttpContent
{
    private readonly CancellationTokenSource _cut = new();

    /// <summary>Cancelled once the bytes are sent.</summary>
    public CancellationToken Cut => _cut.Token;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, sent));
        await stream.FlushAsync();
        await _cut.CancelAsync();
        throw new IOException("The line is dead.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return saysLength;
    }

    protected override void Dispose(bool disposing)
    {
        _cut.Dispose();
        base.Dispose(disposing);
    }
}
