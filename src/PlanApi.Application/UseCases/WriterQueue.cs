namespace PlanApi.Application.UseCases;

/// <summary>
/// SQLite has one writer. Commands of this process wait here, in order, instead of trying again and again on a locked file.
/// </summary>
public sealed class WriterQueue(TimeProvider clock) : IDisposable
{
    /// <summary>How long a caller waits who can be asked to come again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _writer = new(1, 1);
    private int _waiting;

    /// <summary>How many wait for their turn.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The turn to write; null if it has not come within this time.</summary>
    public async Task<Turn?> Wait(TimeSpan patience, CancellationToken cancellation)
    {
        if (_writer.Wait(0, cancellation))
        {
            PlanTelemetry.WriterWait.Record(0);
            return new Turn(_writer);
        }
        var began = clock.GetTimestamp();
        Interlocked.Increment(ref _waiting);
        using var timeout = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            await _writer.WaitAsync(either.Token);
            return new Turn(_writer);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            PlanTelemetry.WriterWait.Record(clock.GetElapsedTime(began).TotalSeconds);
        }
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>Held while a command runs.</summary>
    public sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
