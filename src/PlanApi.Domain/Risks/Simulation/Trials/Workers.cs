namespace PlanApi.Domain.Risks.Simulation.Trials;

/// <summary>Work in pieces that any thread may take, as long as there are some.</summary>
internal static class Workers
{
    /// <summary>Does every piece once, and gives each thread's state. The caller's thread works too.</summary>
    /// <param name="pieces">How many there are.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="start">Makes a thread's state.</param>
    /// <param name="work">Does a piece.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static TState[] Do<TState>(int pieces, int threads, Func<TState> start, Action<TState, int> work, CancellationToken cancellation)
    {
        var next = -1;
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var others = Enumerable
            .Range(1, Math.Max(0, Math.Min(threads, pieces) - 1))
            .Select(_ => Task.Run(Loop, CancellationToken.None))
            .ToArray();
        try
        {
            TState[] states = [Loop(), .. others.Select(task => task.GetAwaiter().GetResult())];
            return states;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Some other thread has failed, and the rest was stopped.
            throw others.First(task => task.IsFaulted).Exception!.InnerException!;
        }
        finally
        {
            Task.WhenAll(others).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }

        TState Loop()
        {
            try
            {
                var state = start();
                for (var piece = Interlocked.Increment(ref next); piece < pieces; piece = Interlocked.Increment(ref next))
                {
                    failed.Token.ThrowIfCancellationRequested();
                    work(state, piece);
                }
                return state;
            }
            catch
            {
                failed.Cancel();
                throw;
            }
        }
    }
}
