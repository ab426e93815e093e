using PlanApi.Application.Persistence.Providers;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>
/// While an operation runs, renews its lease and stores its progress; stops the operation if the lease is lost. If the database is busy,
/// one renewal may be left out, since the lease lasts for several.
/// </summary>
internal sealed class OperationBeat : IAsyncDisposable
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _progressEvery = TimeSpan.FromSeconds(1);

    private readonly OperationQueue _queue;
    private readonly TimeProvider _clock;
    private readonly OperationLease _lease;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _over = new();
    private readonly SemaphoreSlim _moved = new(0, 1);
    private readonly Task _beating;
    private ReportedProgress? _progress;

    /// <param name="queue">Writes.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="lease">The operation.</param>
    /// <param name="stop">Stops the operation.</param>
    public OperationBeat(OperationQueue queue, TimeProvider clock, OperationLease lease, CancellationTokenSource stop)
    {
        (_queue, _clock, _lease, _stop) = (queue, clock, lease, stop);
        _beating = Task.Run(Beat);
    }

    /// <summary>Receives the progress of the operation.</summary>
    public void Report(ReportedProgress progress)
    {
        if (Interlocked.Exchange(ref _progress, progress) is not null || _moved.CurrentCount > 0)
            return;
        try
        {
            _moved.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has said so already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _beating;
        _over.Dispose();
        _moved.Dispose();
    }

    private async Task Beat()
    {
        try
        {
            while (true)
            {
                await Next();
                if (await Renew())
                    continue;
                await _stop.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The operation has ended.
        }
    }

    /// <summary>Waits for the next beat, or for progress.</summary>
    private async Task Next()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
        var (beat, moved) = (Task.Delay(_every, _clock, either.Token), _moved.WaitAsync(either.Token));
        await Task.WhenAny(beat, moved);
        await either.CancelAsync();
        _over.Token.ThrowIfCancellationRequested();
    }

    private async Task<bool> Renew()
    {
        var progress = Interlocked.Exchange(ref _progress, null);
        try
        {
            var isMine = await _queue.Renew(_lease, progress, _over.Token);
            // Whoever reports often is not written often.
            if (isMine && progress is not null)
                await Task.Delay(_progressEvery, _clock, _over.Token);
            return isMine;
        }
        catch (Exception failure) when (StorageTrouble.Of(failure) is not null)
        {
            return true;
        }
    }
}
