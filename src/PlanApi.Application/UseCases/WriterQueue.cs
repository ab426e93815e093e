namespace PlanApi.Application.UseCases;

/// <summary>SQLite has one writer: commands of this process wait here, in order, rather than by trying again on a locked file.</summary>
public sealed class WriterQueue : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);

    public async Task<Turn> Wait(CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        return new Turn(_writer);
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>Held while a command runs.</summary>
    public sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
