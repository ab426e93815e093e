using PlanApi.Domain.Drivers;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation.Outputs;

/// <summary>
/// How an output is computed from indicators that risks change: sums and products, each after its operands. A simulation needs no more of
/// a plan than this.
/// </summary>
public sealed class OutputTree
{
    internal OutputTree(IReadOnlyList<OutputNode> nodes)
    {
        Nodes = nodes;
        var values = new double[nodes.Count];
        for (var at = 0; at < nodes.Count; at++)
            values[at] = nodes[at].Of(values);
        Values = values;
    }

    /// <summary>The numbers; the last one is the output.</summary>
    internal IReadOnlyList<OutputNode> Nodes { get; }

    /// <summary>Their values without any risk.</summary>
    internal IReadOnlyList<double> Values { get; }

    /// <summary>Whether risks can change this indicator in the tree.</summary>
    public bool Has(Code indicator) => Nodes.Any(node => node.Indicator == indicator);

    internal bool IsZero(Code indicator) => Nodes.Zip(Values).Any(pair => pair.First.Indicator == indicator && pair.Second == 0);

    /// <summary>The tree of an indicator with its drivers' numbers; null if one of them is missing.</summary>
    public static OutputTree? Of(DriverValues values)
    {
        if (!values.Top.HasValue)
            return null;
        var (nodes, placeOf) = (new List<OutputNode>(), new int[values.Tree.Drivers.Count]);
        for (var at = 0; at < placeOf.Length; at++)
        {
            var driver = values.Tree.Drivers[at];
            Code? indicator = driver.Role == DriverRole.Number ? driver.Indicator : null;
            if (driver.Arithmetic is null)
                nodes.Add(new OutputNode(OutputNodeKind.Number, [], ToDouble(values[at].Value), indicator));
            else
            {
                int[] places =
                [
                    .. driver.Inputs.Select(input => placeOf[input]),
                    .. driver.Arithmetic.Steps.Select((_, step) => nodes.Count + step),
                ];
                foreach (var step in driver.Arithmetic.Steps)
                {
                    nodes.Add(
                        new OutputNode(
                            step.Kind switch
                            {
                                StepKind.Sum => OutputNodeKind.Sum,
                                StepKind.Product => OutputNodeKind.Product,
                                _ => OutputNodeKind.Number,
                            },
                            [.. step.Operands.Select(operand => new OutputOperand(places[operand.From], operand.IsInverse))],
                            ToDouble(step.Number)
                        )
                    );
                }
                nodes[^1] = nodes[^1] with { Indicator = indicator };
            }
            placeOf[at] = nodes.Count - 1;
        }
        return new OutputTree(nodes);
    }

    // From the first 64 bits or more of the quotient.
    private static double ToDouble(Fraction value)
    {
        var shift = (int)(value.Denominator.GetBitLength() - value.Numerator.GetBitLength()) + 64;
        var quotient =
            (shift > 0 ? value.Numerator << shift : value.Numerator) / (shift < 0 ? value.Denominator << -shift : value.Denominator);
        return Math.ScaleB((double)quotient, -shift);
    }
}

internal enum OutputNodeKind
{
    Number,
    Sum,
    Product,
}

/// <param name="From">The place of its value.</param>
/// <param name="IsInverse">Whether it is subtracted, or divided by.</param>
internal readonly record struct OutputOperand(int From, bool IsInverse);

/// <summary>One number of a tree.</summary>
/// <param name="Kind">How it is computed.</param>
/// <param name="Operands">From which.</param>
/// <param name="Number">For a number that is not computed.</param>
/// <param name="Indicator">The indicator whose number it is.</param>
internal sealed record OutputNode(OutputNodeKind Kind, OutputOperand[] Operands, double Number = 0, Code? Indicator = null)
{
    public double Of(ReadOnlySpan<double> values)
    {
        var result = Kind switch
        {
            OutputNodeKind.Sum => 0,
            OutputNodeKind.Product => 1,
            _ => Number,
        };
        foreach (var (from, isInverse) in Operands)
        {
            if (Kind == OutputNodeKind.Sum)
                result += isInverse ? -values[from] : values[from];
            else if (isInverse)
                result /= values[from];
            else
                result *= values[from];
        }
        return result;
    }

    /// <summary>How much this number gains for each unit that an operand gains.</summary>
    public double Slope(int operand, double value, ReadOnlySpan<double> values)
    {
        var (from, isInverse) = Operands[operand];
        if (Kind == OutputNodeKind.Sum)
            return isInverse ? -1 : 1;
        if (isInverse)
            return -value / values[from];
        if (values[from] != 0)
            return value / values[from];
        var others = 1.0;
        for (var at = 0; at < Operands.Length; at++)
        {
            if (at != operand)
                others = Operands[at].IsInverse ? others / values[Operands[at].From] : others * values[Operands[at].From];
        }
        return others;
    }
}
