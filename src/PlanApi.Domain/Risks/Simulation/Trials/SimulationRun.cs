namespace PlanApi.Domain.Risks.Simulation.Trials;

/// <summary>All trials of a simulation, on several threads.</summary>
/// <param name="model">What is simulated.</param>
/// <param name="threads">How many threads work.</param>
/// <param name="block">How many fours of trials a block has.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class SimulationRun(SimulationModel model, int threads, int block, CancellationToken cancellation)
{
    private readonly int _trials = model.Request.Trials;
    private readonly int _risks = model.Risks.Length;
    private readonly int _outputs = model.Request.Outputs.Count;

    /// <summary>By output, each trial's loss in smallest units.</summary>
    public long[][] Losses { get; } = [.. model.Request.Outputs.Select(_ => new long[model.Request.Trials])];

    /// <summary>Runs each trial, and gives the sums by output.</summary>
    public LossTally[] Trials(Action<decimal>? progress)
    {
        var (blocks, done) = ((Fours + block - 1) / block, 0);
        var states = Workers.Do(
            blocks,
            threads,
            () => (Runner: new TrialRunner(model, 4 * block), Tallies: Tallies(() => new LossTally(_risks)), Fours: new int[block]),
            (state, piece) =>
            {
                var count = Math.Min(block, Fours - (piece * block));
                for (var at = 0; at < count; at++)
                    state.Fours[at] = (piece * block) + at;
                var columns = Run(state.Runner, state.Fours.AsSpan(0, count));
                for (var at = 0; at < _outputs; at++)
                {
                    state.Tallies[at].Add(state.Runner.Outputs[at], columns);
                    state.Runner.Outputs[at].Losses.AsSpan(0, columns).CopyTo(Losses[at].AsSpan(4 * block * piece));
                }
                var share = Interlocked.Increment(ref done);
                if (progress is not null && share * 100L / blocks != (share - 1) * 100L / blocks)
                    progress((decimal)share / blocks);
            },
            cancellation
        );
        return [.. Enumerable.Range(0, _outputs).Select(at => LossTally.Sums(states.Select(state => state.Tallies[at]), _risks))];
    }

    /// <summary>Runs the worst trials again, since nothing but their losses was kept, and gives the sums by output.</summary>
    public TailTally[] Tails(long[] valuesAtRisk)
    {
        var fours = Worst(valuesAtRisk);
        var states = Workers.Do(
            (fours.Length + block - 1) / block,
            threads,
            () => (Runner: new TrialRunner(model, 4 * block), Tallies: Tallies(() => new TailTally(_risks))),
            (state, piece) =>
            {
                Run(state.Runner, fours.AsSpan(piece * block, Math.Min(block, fours.Length - (piece * block))));
                for (var at = 0; at < _outputs; at++)
                    state.Tallies[at].Add(state.Runner.Outputs[at], valuesAtRisk[at]);
            },
            cancellation
        );
        return [.. Enumerable.Range(0, _outputs).Select(at => TailTally.Sums(states.Select(state => state.Tallies[at]), _risks))];
    }

    private int Fours => (_trials + 3) / 4;

    private TTally[] Tallies<TTally>(Func<TTally> make) => [.. Enumerable.Range(0, _outputs).Select(_ => make())];

    private int Run(TrialRunner runner, ReadOnlySpan<int> fours)
    {
        var cut = Math.Max(0, (4 * (fours[^1] + 1)) - _trials);
        var trials = new TrialBlock(fours, (4 * fours.Length) - cut);
        runner.Run(trials);
        return trials.Columns;
    }

    private int[] Worst(long[] valuesAtRisk)
    {
        var worst = new bool[Fours];
        for (var output = 0; output < _outputs; output++)
        {
            for (var trial = 0; trial < _trials; trial++)
            {
                if (Losses[output][trial] >= valuesAtRisk[output])
                    worst[trial >> 2] = true;
            }
        }
        return [.. Enumerable.Range(0, worst.Length).Where(four => worst[four])];
    }
}
