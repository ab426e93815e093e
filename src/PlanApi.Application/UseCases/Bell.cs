namespace PlanApi.Application.UseCases;

/// <summary>Wakes everybody who waits for something. Whoever is woken checks whether there is anything to do.</summary>
public sealed class Bell
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends when the bell is rung. Ask for it before you look, so that nothing comes between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Wakes those who wait.</summary>
    public void Ring() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    // Those who wait go on by themselves: whoever rings does not wait for them.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
