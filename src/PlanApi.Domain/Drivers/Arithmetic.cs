using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>The computation of one driver from others, as a list of sums and products. Each step comes after its operands.</summary>
internal sealed class Arithmetic
{
    private readonly List<Step> _steps = [];

    /// <param name="term">The expression.</param>
    /// <param name="inputCount">How many inputs it has.</param>
    public Arithmetic(Term term, int inputCount)
    {
        InputCount = inputCount;
        // The last step is the result, also where the expression is a single input.
        var root = Add(term.Node);
        if (root < inputCount)
            _steps.Add(new Step(StepKind.Sum, default, [new Operand(root, false)]));
    }

    public int InputCount { get; }

    /// <summary>The steps after the inputs; the last is the result.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>How many values an evaluation has: the inputs, and then each step's.</summary>
    public int Length => InputCount + _steps.Count;

    /// <summary>How many operations an evaluation takes.</summary>
    public int OperandCount => _steps.Sum(step => step.Operands.Length);

    /// <summary>Works out the steps after the inputs; the last is the result.</summary>
    /// <param name="values">The inputs, with room for the steps.</param>
    /// <returns>The position of a zero value that is a divisor; -1 if there is none.</returns>
    public int Evaluate(Fraction[] values)
    {
        for (var at = InputCount; at < Length; at++)
        {
            var step = _steps[at - InputCount];
            var result = step.Kind switch
            {
                StepKind.Number => step.Number,
                StepKind.Product => Fraction.One,
                _ => Fraction.Zero,
            };
            foreach (var operand in step.Operands)
            {
                var value = values[operand.From];
                if (step.Kind == StepKind.Sum)
                    result = operand.IsInverse ? result - value : result + value;
                else if (!operand.IsInverse)
                    result *= value;
                else if (value.IsZero)
                    return operand.From;
                else
                    result /= value;
            }
            values[at] = result;
        }
        return -1;
    }

    /// <summary>The effect of a change of each input on the result, from the last step back to the inputs.</summary>
    /// <param name="values">An evaluation.</param>
    public InputEffect[] Effects(Fraction[] values)
    {
        var effects = new InputEffect[Length];
        effects[^1] = InputEffect.Itself;
        for (var at = Length - 1; at >= InputCount; at--)
        {
            var (step, above) = (_steps[at - InputCount], effects[at].Within());
            foreach (var operand in step.Operands)
            {
                var rate = step.Kind == StepKind.Sum ? Sign(operand) : RateInProduct(step, operand, values[at], values);
                var bend = step.Kind == StepKind.Product && operand.IsInverse ? Fraction.One / values[operand.From] : Fraction.Zero;
                effects[operand.From] = effects[operand.From].And(above.After(rate, bend));
            }
        }
        return effects[..InputCount];
    }

    /// <summary>
    /// A weight for each input: the sum of weights times changes of inputs is exactly the change of the result. In a product, a factor's
    /// weight is the mean product of the other factors over all orders in which the factors can change (Shapley 1953).
    /// </summary>
    public Fraction[] Weights(Fraction[] before, Fraction[] after)
    {
        var weights = new Fraction[Length];
        weights[^1] = Fraction.One;
        for (var at = Length - 1; at >= InputCount; at--)
        {
            var step = _steps[at - InputCount];
            var own = step.Kind == StepKind.Product ? ProductWeights.Of(step.Operands, before, after, IsNumber) : null;
            for (var part = 0; part < step.Operands.Length; part++)
                weights[step.Operands[part].From] += weights[at] * (own is null ? Sign(step.Operands[part]) : own[part]);
        }
        return weights[..InputCount];
    }

    private bool IsNumber(Operand operand) => operand.From >= InputCount && _steps[operand.From - InputCount].Kind == StepKind.Number;

    private static Fraction Sign(Operand operand) => operand.IsInverse ? -Fraction.One : Fraction.One;

    private static Fraction RateInProduct(Step step, Operand operand, Fraction product, Fraction[] values)
    {
        var value = values[operand.From];
        if (!product.IsZero)
            return operand.IsInverse ? -(product / value) : product / value;
        // A product that is zero moves with its only factor of zero, and with nothing else.
        if (operand.IsInverse || !value.IsZero || step.Operands.Count(other => !other.IsInverse && values[other.From].IsZero) > 1)
            return Fraction.Zero;
        return step
            .Operands.Where(other => other != operand)
            .Aggregate(Fraction.One, (others, other) => other.IsInverse ? others / values[other.From] : others * values[other.From]);
    }

    private int Add(TermNode node)
    {
        if (node.Kind == StepKind.Input)
            return node.Input;
        Operand[] operands = [.. node.Parts.Select(part => new Operand(Add(part.Node), part.IsInverse))];
        _steps.Add(new Step(node.Kind, node.Number, operands));
        return Length - 1;
    }

    /// <param name="Kind">What is done with the operands.</param>
    /// <param name="Number">For a number of the formula.</param>
    /// <param name="Operands">From which positions.</param>
    internal sealed record Step(StepKind Kind, Fraction Number, Operand[] Operands);
}

/// <param name="From">The position of its value.</param>
/// <param name="IsInverse">Whether it is subtracted, or divided by.</param>
internal readonly record struct Operand(int From, bool IsInverse);
