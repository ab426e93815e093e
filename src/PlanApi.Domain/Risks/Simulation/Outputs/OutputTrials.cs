using PlanApi.Domain.Risks.Simulation.Trials;

namespace PlanApi.Domain.Risks.Simulation.Outputs;

/// <summary>One output's losses in a block of trials, in whole smallest units, with each risk's part.</summary>
internal abstract class OutputTrials(SimulatedOutput output, int columns)
{
    /// <summary>The greatest loss of a trial, in smallest units: 10 million squares of it still fit into 128 bits.</summary>
    public const long MaxUnits = 900_000_000_000_000;

    private static readonly double[] _scales = [1, 10, 100, 1_000, 10_000];

    protected double Scale { get; } = _scales[output.Decimals];

    /// <summary>Each trial's loss; the risks' parts add up to it exactly.</summary>
    public long[] Losses { get; } = new long[columns];

    public LossParts Parts { get; } = new();

    public virtual void Clear()
    {
        Array.Clear(Losses);
        Parts.Clear();
    }

    /// <summary>What a risk's impact does.</summary>
    /// <param name="risk">The place of the risk.</param>
    /// <param name="impact">The impact.</param>
    /// <param name="columns">The trials, ascending; one comes as often as there are events.</param>
    /// <param name="sizes">The size at each.</param>
    public abstract void Add(int risk, DrawnImpact impact, ReadOnlySpan<int> columns, ReadOnlySpan<double> sizes);

    /// <summary>Called when all risks are added.</summary>
    public virtual void Finish()
    {
        foreach (var loss in Losses)
        {
            if (loss is > MaxUnits or < -MaxUnits)
                throw TooLarge();
        }
    }

    public static OutputTrials Of(SimulatedOutput output, int columns) =>
        output.Tree is null ? new MoneyTrials(output, columns) : new TreeTrials(output, columns);

    /// <summary>A number in smallest units, rounded half away from zero.</summary>
    protected long Units(double number)
    {
        var scaled = number * Scale;
        if (!(Math.Abs(scaled) <= MaxUnits))
            throw TooLarge();
        return (long)(scaled + (scaled < 0 ? -0.5 : 0.5));
    }

    private OverflowException TooLarge() =>
        new(
            $"In one trial, the loss of {output.Code} is no number, or has more than 15 digits: give it fewer decimals, or smaller impacts."
        );
}

/// <summary>The money that all risks cost together.</summary>
internal sealed class MoneyTrials(SimulatedOutput output, int columns) : OutputTrials(output, columns)
{
    public override void Add(int risk, DrawnImpact impact, ReadOnlySpan<int> columns, ReadOnlySpan<double> sizes)
    {
        var parts = Parts.For(risk, columns.Length);
        for (var at = 0; at < columns.Length; at++)
        {
            var units = Units(sizes[at]);
            Losses[columns[at]] += units;
            parts[at] = new LossPart(columns[at], units);
        }
    }
}
