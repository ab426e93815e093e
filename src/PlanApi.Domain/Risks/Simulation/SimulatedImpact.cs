using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation;

/// <summary>What an impact's size is added to.</summary>
public enum ImpactMode
{
    /// <summary>A loss of money.</summary>
    Loss,

    /// <summary>A change of an indicator in its unit.</summary>
    Change,

    /// <summary>A change of an indicator in percent: of several at once, each is of what the others leave.</summary>
    PercentChange,
}

/// <summary>One thing that a risk does when it occurs.</summary>
/// <param name="Size">How large it is.</param>
/// <param name="Mode">What the size is of.</param>
/// <param name="Indicator">The indicator that is changed; null for a loss of money.</param>
public sealed record SimulatedImpact(ImpactSize Size, ImpactMode Mode = ImpactMode.Loss, Code? Indicator = null)
{
    /// <summary>
    /// Whether the size is taken away: a fall of the indicator, a gain of money. A fall in percent takes at most the whole.
    /// </summary>
    public bool Subtracts { get; init; }

    /// <summary>What is impossible about it, all at once; paths are relative to the impact.</summary>
    public IEnumerable<SimulationFault> Faults()
    {
        if (Mode == ImpactMode.Loss && Indicator is not null)
            yield return SimulationFault.NotAllowed("/indicator", "A loss of money has no indicator; leave it out, or say what changes.");
        if (Mode != ImpactMode.Loss && Indicator is null)
            yield return new SimulationFault("missing-field", "/indicator", "Which indicator does it change? Name it.");
        var faults = Size.Faults().Select(fault => fault.Below("/size")).ToArray();
        foreach (var fault in faults)
            yield return fault;
        if (faults.Length > 0 || Mode != ImpactMode.PercentChange)
            yield break;
        if (Subtracts ? Size.Range.Most > 100 : Size.Range.Least < -100)
            yield return SimulationFault.OutOfRange("/size", "An indicator cannot fall by more than 100 %: keep the size within it.");
    }

    /// <summary>Whether a great size is more severe than a small one: the severe end is the one farther from nothing.</summary>
    internal bool GrowsWithSeverity => Size.Range is { Most: not { } } || Math.Abs(Size.Range.Most!.Value) >= Math.Abs(Size.Range.Least);
}
