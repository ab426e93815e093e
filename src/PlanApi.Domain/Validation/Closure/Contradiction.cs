namespace PlanApi.Domain.Validation;

/// <summary>Two ends of one number that exclude each other. Each has the chain of derivations from the plan's statements.</summary>
/// <param name="Low">The least possible value.</param>
/// <param name="High">The greatest possible value, which is less than the least one.</param>
internal sealed record Contradiction(KnownEnd Low, KnownEnd High)
{
    /// <summary>The derivations, each after those that it builds on.</summary>
    public IReadOnlyList<KnownEnd> Steps { get; } = StepsOf(Low, High);

    /// <summary>The statements from which it follows, each once.</summary>
    public IReadOnlyList<KnownEnd> Leaves => [.. Ends().Where(end => end.By is null)];

    /// <summary>The statements: claims and past values.</summary>
    public IReadOnlyList<object> Sources => [.. Leaves.Select(leaf => leaf.Source).OfType<object>().Distinct()];

    /// <summary>The equation, if it is all that the contradiction needs.</summary>
    public EquationRelation? Single => Steps.Select(step => step.By).Distinct().ToArray() is [EquationRelation only] ? only : null;

    /// <summary>Whether any of the statements is the plan's own, and not a value of the past.</summary>
    public bool HasClaim => Leaves.Any(leaf => leaf.Claim is not null);

    private IEnumerable<KnownEnd> Ends() => Steps.SelectMany(step => step.Premises).Prepend(High).Prepend(Low).Distinct();

    // Depth-first without recursion: chains of long trees are long.
    private static List<KnownEnd> StepsOf(params KnownEnd[] ends)
    {
        var (steps, seen, open) = (new List<KnownEnd>(), new HashSet<KnownEnd>(), new Stack<(KnownEnd KnownEnd, bool Done)>());
        foreach (var end in ends.Reverse())
            open.Push((end, false));
        while (open.TryPop(out var at))
        {
            if (at.Done)
                steps.Add(at.KnownEnd);
            else if (at.KnownEnd.By is not null && seen.Add(at.KnownEnd))
            {
                open.Push((at.KnownEnd, true));
                foreach (var premise in at.KnownEnd.Premises.Reverse())
                    open.Push((premise, false));
            }
        }
        return steps;
    }
}
