using PlanApi.Domain.Risks.Simulation.Outputs;

namespace PlanApi.Domain.Risks.Simulation.Trials;

/// <summary>Exact sums over trials of one output, so that their order does not matter.</summary>
/// <param name="risks">How many risks there are.</param>
internal sealed class LossTally(int risks)
{
    public Int128 Sum { get; private set; }

    public Int128 Squares { get; private set; }

    /// <summary>By risk, the sum of its parts.</summary>
    public Int128[] Parts { get; } = new Int128[risks];

    /// <summary>By risk, the sum of its parts times the trial's loss.</summary>
    public Int128[] Products { get; } = new Int128[risks];

    /// <summary>Adds a block's losses.</summary>
    public void Add(OutputTrials block, int columns)
    {
        var losses = block.Losses.AsSpan(0, columns);
        Int128 sum = 0;
        Int128 squares = 0;
        foreach (var loss in losses)
        {
            sum += loss;
            squares += Math.BigMul(loss, loss);
        }
        Sum += sum;
        Squares += squares;
        for (var at = 0; at < block.Parts.Runs; at++)
        {
            Int128 products = 0;
            sum = 0;
            var parts = block.Parts.Run(at, out var risk);
            foreach (var (column, units) in parts)
            {
                sum += units;
                products += Math.BigMul(units, losses[column]);
            }
            Parts[risk] = checked(Parts[risk] + sum);
            Products[risk] = checked(Products[risk] + products);
        }
    }

    public static LossTally Sums(IEnumerable<LossTally> tallies, int risks)
    {
        var all = new LossTally(risks);
        foreach (var tally in tallies)
        {
            all.Sum += tally.Sum;
            all.Squares += tally.Squares;
            for (var risk = 0; risk < risks; risk++)
            {
                all.Parts[risk] = checked(all.Parts[risk] + tally.Parts[risk]);
                all.Products[risk] = checked(all.Products[risk] + tally.Products[risk]);
            }
        }
        return all;
    }
}

/// <summary>By risk, the sums of its parts in the worst trials.</summary>
/// <param name="risks">How many risks there are.</param>
internal sealed class TailTally(int risks)
{
    /// <summary>In trials that lose more than the value at risk.</summary>
    public Int128[] Above { get; } = new Int128[risks];

    /// <summary>In trials that lose exactly the value at risk.</summary>
    public Int128[] At { get; } = new Int128[risks];

    public void Add(OutputTrials block, long valueAtRisk)
    {
        for (var at = 0; at < block.Parts.Runs; at++)
        {
            var parts = block.Parts.Run(at, out var risk);
            foreach (var (column, units) in parts)
            {
                if (block.Losses[column] > valueAtRisk)
                    Above[risk] += units;
                else if (block.Losses[column] == valueAtRisk)
                    At[risk] += units;
            }
        }
    }

    public static TailTally Sums(IEnumerable<TailTally> tallies, int risks)
    {
        var all = new TailTally(risks);
        foreach (var tally in tallies)
        {
            for (var risk = 0; risk < risks; risk++)
            {
                all.Above[risk] += tally.Above[risk];
                all.At[risk] += tally.At[risk];
            }
        }
        return all;
    }
}
