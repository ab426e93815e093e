using System.Diagnostics;
using PlanApi.Domain.Risks.Simulation;
using PlanApi.Domain.Values;

namespace PlanApi.Benchmarks;

/// <summary>
/// A simulation of 50 risks and a million trials, beside the simplest loop that draws as many numbers of the same distributions and adds
/// them up; on one core and on two; with risks that are independent, and with all of them correlated.
/// </summary>
internal static class RiskSimulationBenchmark
{
    private const int Trials = 1_000_000;
    private const int Rounds = 5;

    private static double _sink;

    public static void Run()
    {
        Measure("independent risks", Request(correlated: false));
        Measure("correlated risks", Request(correlated: true));
    }

    private static void Measure(string name, SimulationRequest request)
    {
        var plain = new PlainRisks(request.Risks, request.Correlations.Count > 0);
        var (loop, work, both) = (double.MaxValue, double.MaxValue, double.MaxValue);
        var (one, two) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            loop = Math.Min(loop, Time(() => plain.Draw(Trials)).Processor);
            var alone = Time(() => Simulate(request, 1));
            (work, one) = (Math.Min(work, alone.Processor), Math.Min(one, alone.Clock));
            var shared = Time(() => Simulate(request, 2));
            (both, two) = (Math.Min(both, shared.Processor), Math.Min(two, shared.Clock));
        }
        Console.WriteLine(
            $"{name}: plain loop {loop:F0} ms, simulation {work:F0} ms ({both:F0} ms on two cores): {work / loop:F2} times; "
                + $"by the clock {one:F0} ms on one core, "
                + $"{two:F0} ms on two: {one / two:F2} times as fast"
        );
    }

    private static double Simulate(SimulationRequest request, int threads) =>
        (double)RiskSimulation.Run(request, threads).Outputs[0].ExpectedShortfall;

    // Ten of each distribution, one in five by frequency.
    private static SimulationRequest Request(bool correlated) =>
        new()
        {
            Risks =
            [
                .. Enumerable
                    .Range(0, 50)
                    .Select(at => new SimulatedRisk(Code.Parse($"risk-{at:D2}"))
                    {
                        Probability = at % 5 == 4 ? null : 0.1m + (0.01m * (at % 20)),
                        Frequency = at % 5 == 4 ? 0.2m + (0.01m * at) : null,
                        Impacts = [new SimulatedImpact(Size((at / 5) % 5))],
                    }),
            ],
            Correlations = correlated
                ?
                [
                    .. from first in Enumerable.Range(0, 50)
                    from second in Enumerable.Range(0, first)
                    select new CorrelatedPair(Code.Parse($"risk-{first:D2}"), Code.Parse($"risk-{second:D2}"), 0.2m),
                ]
                : [],
            Outputs = [new SimulatedOutput(Code.Parse("money"))],
            Trials = Trials,
            Seed = 1,
        };

    private static ImpactSize Size(int kind) =>
        kind switch
        {
            0 => new TriangularImpact(10_000, 30_000, 100_000),
            1 => new PertImpact(10_000, 30_000, 100_000),
            2 => new LognormalImpact(10_000, 100_000),
            3 => new UniformImpact(10_000, 100_000),
            _ => new DiscreteImpact([new(10_000, 5), new(30_000, 3), new(100_000, 1)]),
        };

    private static (double Processor, double Clock) Time(Func<double> work)
    {
        using var process = Process.GetCurrentProcess();
        var (before, start) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        _sink += work();
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalMilliseconds, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
