using PlanApi.Domain.Risks.Simulation.Results;
using PlanApi.Domain.Risks.Simulation.Trials;

namespace PlanApi.Domain.Risks.Simulation;

/// <summary>
/// A Monte Carlo simulation of risks: a year is tried out many times, and the losses of all trials tell how likely each loss is. The same
/// request gives the same result to the last bit, whatever the number of threads.
/// </summary>
public static class RiskSimulation
{
    private const int DefaultBlock = 256;

    /// <summary>Runs a simulation.</summary>
    /// <param name="request">What is simulated; it has no faults.</param>
    /// <param name="threads">How many threads work on it, the caller's included.</param>
    /// <param name="progress">Told from time to time, by any of the threads, what share of the trials is done.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">The request has faults.</exception>
    /// <exception cref="OverflowException">A loss has more than 15 digits, or divides by zero.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static SimulationResult Run(
        SimulationRequest request,
        int threads = 1,
        Action<decimal>? progress = null,
        CancellationToken cancellation = default
    ) => Run(request, threads, DefaultBlock, progress, cancellation);

    /// <param name="request">What is simulated.</param>
    /// <param name="threads">How many threads work on it.</param>
    /// <param name="block">How many fours of trials are run together; a multiple of 8.</param>
    /// <param name="progress">Told what share is done.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static SimulationResult Run(
        SimulationRequest request,
        int threads,
        int block,
        Action<decimal>? progress,
        CancellationToken cancellation
    )
    {
        if (request.Check().Faults is [var fault, ..])
            throw new ArgumentException($"{fault.Path}: {fault.Message}", nameof(request));
        var run = new SimulationRun(new SimulationModel(request), threads, block, cancellation);
        var tallies = run.Trials(progress);
        var outputs = new OutputStatistics[request.Outputs.Count];
        var scratch = (new long[request.Trials], new long[request.Trials]);
        var results = new List<OutputResult>();
        for (var at = 0; at < outputs.Length; at++)
        {
            var sorted = SortedLosses.Of(run.Losses[at], scratch.Item1, scratch.Item2);
            outputs[at] = new OutputStatistics(request, request.Outputs[at], tallies[at], sorted);
            results.Add(outputs[at].Result());
            cancellation.ThrowIfCancellationRequested();
        }
        var tails = run.Tails([.. outputs.Select(output => output.ValueAtRisk)]);
        return new SimulationResult
        {
            Trials = request.Trials,
            Seed = request.Seed,
            Confidence = request.Confidence,
            Outputs = [.. results.Select((result, at) => result with { Contributions = outputs[at].Contributions(tails[at]) })],
        };
    }
}
