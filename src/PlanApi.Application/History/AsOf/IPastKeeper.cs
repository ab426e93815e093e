namespace PlanApi.Application.History.AsOf;

/// <summary>Keeps states of plans, from which other past states are made.</summary>
public interface IPastKeeper
{
    /// <summary>Keeps what is missing, plan by plan.</summary>
    /// <param name="bytesPerChange">How many bytes of states are kept for each change of a plan's history, at most.</param>
    /// <param name="cancellation">Ends it. What has been kept by then stays.</param>
    Task KeepMissing(int bytesPerChange, CancellationToken cancellation);
}
