namespace PlanApi.Domain.Risks.Simulation;

/// <summary>How large the impact of a risk is when it occurs, as a distribution.</summary>
public abstract record ImpactSize
{
    /// <summary>The greatest size, either way, that can be simulated.</summary>
    public const decimal MaxSize = 900_000_000_000_000m;

    /// <summary>What is impossible about it, all at once; paths are relative to the distribution.</summary>
    public abstract IEnumerable<SimulationFault> Faults();

    /// <summary>The smallest and the greatest size; the greatest is null if there is none.</summary>
    internal abstract (decimal Least, decimal? Most) Range { get; }

    /// <summary>Checks that numbers do not fall, and that each can be simulated.</summary>
    private protected static IEnumerable<SimulationFault> Ascending(params (string Name, decimal Value)[] numbers)
    {
        foreach (var (name, value) in numbers)
        {
            if (Math.Abs(value) >= MaxSize)
                yield return SimulationFault.OutOfRange($"/{name}", $"{value} is too large to simulate: give a number below {MaxSize:0}.");
        }
        for (var at = 1; at < numbers.Length; at++)
        {
            if (numbers[at - 1].Value > numbers[at].Value)
                yield return SimulationFault.OutOfOrder(
                    $"/{numbers[at].Name}",
                    $"The {numbers[at].Name} size, {numbers[at].Value}, is below the {numbers[at - 1].Name} one, {numbers[at - 1].Value}."
                );
        }
    }
}

/// <summary>A triangle between the lowest and the highest size, with its peak at the likeliest.</summary>
public sealed record TriangularImpact(decimal Low, decimal Likely, decimal High) : ImpactSize
{
    public override IEnumerable<SimulationFault> Faults() => Ascending(("low", Low), ("likely", Likely), ("high", High));

    internal override (decimal Least, decimal? Most) Range => (Low, High);
}

/// <summary>The PERT distribution: a smooth one whose mean is (low + 4 x likely + high) / 6.</summary>
public sealed record PertImpact(decimal Low, decimal Likely, decimal High) : ImpactSize
{
    public override IEnumerable<SimulationFault> Faults() => Ascending(("low", Low), ("likely", Likely), ("high", High));

    internal override (decimal Least, decimal? Most) Range => (Low, High);
}

/// <summary>Every size between two is equally likely.</summary>
public sealed record UniformImpact(decimal Low, decimal High) : ImpactSize
{
    public override IEnumerable<SimulationFault> Faults() => Ascending(("low", Low), ("high", High));

    internal override (decimal Least, decimal? Most) Range => (Low, High);
}

/// <summary>A lognormal size from a 90 % interval: 5 % lie below its low end, and 5 % above its high end.</summary>
public sealed record LognormalImpact(decimal Low, decimal High) : ImpactSize
{
    public override IEnumerable<SimulationFault> Faults()
    {
        foreach (var (name, value) in new[] { ("low", Low), ("high", High) })
        {
            if (value <= 0)
                yield return SimulationFault.OutOfRange($"/{name}", $"A lognormal size is above 0; {value} is not.");
        }
        foreach (var fault in Ascending(("low", Low), ("high", High)))
            yield return fault;
    }

    internal override (decimal Least, decimal? Most) Range => (0, null);
}

/// <summary>One of several sizes, each with a weight; a weight divided by their sum is the size's probability.</summary>
public sealed record DiscreteImpact(IReadOnlyList<ImpactOutcome> Outcomes) : ImpactSize
{
    public const int MaxOutcomes = 1_000;

    public override IEnumerable<SimulationFault> Faults()
    {
        if (Outcomes.Count == 0)
            yield return new SimulationFault("too-few", "/outcomes", "There is no outcome: give at least one.");
        if (Outcomes.Count > MaxOutcomes)
            yield return new SimulationFault(
                "too-large",
                "/outcomes",
                $"There are {Outcomes.Count} outcomes; at most {MaxOutcomes} are taken."
            );
        for (var at = 0; at < Outcomes.Count; at++)
        {
            foreach (var fault in Ascending(("value", Outcomes[at].Value)))
                yield return fault.Below($"/outcomes/{at}");
            if (Outcomes[at].Weight is < 0 or >= MaxSize)
                yield return SimulationFault.OutOfRange(
                    $"/outcomes/{at}/weight",
                    $"A weight is 0 or more, and below {MaxSize:0}; {Outcomes[at].Weight} is not."
                );
        }
        if (Outcomes.Count > 0 && Outcomes.All(outcome => outcome.Weight == 0))
            yield return SimulationFault.OutOfRange("/outcomes", "The weights add up to 0: one of them must be above 0.");
    }

    internal override (decimal Least, decimal? Most) Range =>
        (
            Outcomes.Where(outcome => outcome.Weight > 0).Min(outcome => outcome.Value),
            Outcomes.Where(outcome => outcome.Weight > 0).Max(outcome => outcome.Value)
        );
}

/// <summary>A size and its weight.</summary>
public readonly record struct ImpactOutcome(decimal Value, decimal Weight);
