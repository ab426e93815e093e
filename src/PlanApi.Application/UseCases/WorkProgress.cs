namespace PlanApi.Application.UseCases;

/// <summary>The progress of a request. Handlers of long requests report it, and it is used if the request is an operation.</summary>
public sealed class WorkProgress
{
    private Action<ReportedProgress>? _listener;

    /// <summary>Reports the progress; cheap enough to be called often.</summary>
    /// <param name="doing">The current step, as a sentence.</param>
    /// <param name="done">How much of it is done.</param>
    /// <param name="total">The amount of work in total; null if it is unknown.</param>
    public void Report(string doing, long done = 0, long? total = null) => _listener?.Invoke(new ReportedProgress(doing, done, total));

    internal void Listen(Action<ReportedProgress> listener) => _listener = listener;
}

/// <summary>How far a request is.</summary>
public sealed record ReportedProgress(string Doing, long Done, long? Total);
