using System.Diagnostics;
using PlanApi.Application.Errors;

namespace PlanApi.Application.UseCases;

/// <summary>
/// News that a reader follows at the reader's own speed. For a slow reader the service keeps only the position, and between two reads it
/// holds nothing of the database.
/// </summary>
public abstract class Feed(TimeProvider clock)
{
    /// <summary>The longest silence. After it a sign of life is due, and the caller is checked again.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The wait between two reads of a feed that is up to date, so that a hundred commits do not cause a hundred reads by every feed.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private Task _next = Task.CompletedTask;
    private long _readAt;

    /// <summary>Whether there is more to read already.</summary>
    protected virtual bool HasMore => false;

    /// <summary>Waits until there may be more to read. False after a long silence.</summary>
    public async Task<bool> Wait(CancellationToken cancellation)
    {
        if (HasMore)
            return true;
        try
        {
            await _next.WaitAsync(Silence, clock, cancellation);
        }
        catch (TimeoutException)
        {
            return false;
        }
        if (Pause - Stopwatch.GetElapsedTime(_readAt) is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, cancellation);
        return true;
    }

    /// <summary>Call it before reading.</summary>
    /// <param name="next">Ends when there may be news.</param>
    protected void BeforeRead(Task next) => (_next, _readAt) = (next, Stopwatch.GetTimestamp());
}

/// <summary>News that a reader follows page by page.</summary>
/// <typeparam name="TPage">A page.</typeparam>
public abstract class Feed<TPage>(TimeProvider clock) : Feed(clock)
{
    /// <summary>The next page; empty where there is no news.</summary>
    public abstract Task<Outcome<TPage>> Read(UseCaseSender sender, CancellationToken cancellation);
}
