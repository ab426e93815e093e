using PlanApi.Domain.Objectives;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Decomposition;

/// <summary>Gives the objectives and key results of a decomposition their shares, 100 % in every parent.</summary>
internal sealed class DecomposedWeights(
    DecompositionSource source,
    KnownParts known,
    IReadOnlyList<DecomposedNumber> numbers,
    IReadOnlyList<DecomposedObjective> made
)
{
    // A hundredth of a percent.
    private const long Hundred = 10_000;

    private readonly Dictionary<Code, Weight> _objectives = Standing(source.Weights, weight => weight.Objective);
    private readonly Dictionary<Code, Weight> _results = Standing(source.Weights, weight => weight.KeyResult);

    public IReadOnlyList<DecomposedWeight> Of()
    {
        var weights = new List<DecomposedWeight>();
        var all = source.Objectives.Concat(made.Where(part => part.State == PartState.New).Select(part => part.Objective)).ToArray();
        foreach (var parent in made.SelectMany(part => part.Objective.Parents).Distinct())
        {
            // Siblings that no decomposition made keep the shares that they have, or have not.
            Objective[] children = [.. all.Where(objective => objective.Parents.Contains(parent))];
            if (Array.TrueForAll(children, child => made.Any(part => part.Objective.Code == child.Code)))
                Add(
                    weights,
                    [.. children.Select(child => child.Code)],
                    Shares(children),
                    _objectives,
                    (weight, code) => weight with { Objective = code }
                );
        }
        var results = numbers
            .SelectMany(number => number.Parts)
            .Select(part => part.KeyResult)
            .OfType<KeyResult>()
            .Concat(source.KeyResults.Where(result => result.Parent is not null))
            .DistinctBy(result => result.Code)
            .ToLookup(result => result.Objective);
        foreach (var objective in made.Select(part => part.Objective))
        {
            KeyResult[] own = [.. results[objective.Code].OrderBy(result => result.Code)];
            if (own.Length > 0)
                Add(
                    weights,
                    [.. own.Select(result => result.Code)],
                    Shares(own),
                    _results,
                    (weight, code) => weight with { KeyResult = code }
                );
        }
        return weights;
    }

    // As the members weigh, where each of them does.
    private Quantity?[] Shares(Objective[] children) =>
        [
            .. children.Select(child =>
            {
                var parent = source
                    .Objectives.Concat(made.Select(part => part.Objective))
                    .First(objective => objective.Code == child.Parents[0]);
                Scope own = new(child.Scope.Where(pair => !parent.Scope.TryGetValue(pair.Key, out var same) || same != pair.Value));
                return source.InForce.Of(own, parent.Scope) ?? source.InForce.Of(own, Scope.Top);
            }),
        ];

    // As the key results above weigh.
    private Quantity?[] Shares(KeyResult[] results)
    {
        var above = source.KeyResults.Concat(results).DistinctBy(result => result.Code).ToDictionary(result => result.Code);
        Code[] parents = [.. results.Select(result => result.Parent!.Value)];
        var inForce = source.InForce.OfKeyResults([.. parents.Distinct()]);
        var of = parents.Distinct().Zip(inForce).ToDictionary(pair => pair.First, pair => pair.Second?.Value);
        return [.. parents.Select(parent => of[parent])];
    }

    private void Add(
        List<DecomposedWeight> weights,
        Code[] codes,
        Quantity?[] shares,
        Dictionary<Code, Weight> standing,
        Func<Weight, Code, Weight> of
    )
    {
        if (
            Array.TrueForAll(codes, standing.ContainsKey)
            && codes.Sum(code => standing[code].Value.Steps) == Hundred * Quantity.StepsPerUnit / 100
        )
        {
            weights.AddRange(codes.Select(code => new DecomposedWeight(PartState.Same, standing[code])));
            return;
        }
        long[] proportions = Array.TrueForAll(shares, share => share is { Steps: > 0 })
            ? [.. shares.Select(share => share!.Value.Steps)]
            : [.. codes.Select(_ => 1L)];
        var values = new long[codes.Length];
        Spread.Over(new SpreadChildren(codes.Length, weight: proportions), Hundred, values);
        for (var at = 0; at < codes.Length; at++)
        {
            var value = new Quantity(values[at] * Quantity.StepsPerUnit / 100);
            if (standing.TryGetValue(codes[at], out var there))
                weights.Add(new DecomposedWeight(there.Value == value ? PartState.Same : PartState.Moves, there with { Value = value }));
            else if (known.CodeFor(codes[at], "weight") is { } code)
                weights.Add(new DecomposedWeight(PartState.New, of(new Weight { Code = code, Value = value }, codes[at])));
        }
    }

    private static Dictionary<Code, Weight> Standing(IReadOnlyList<Weight> weights, Func<Weight, Code?> weighed) =>
        weights
            .Where(weight => weight is { Window: null, From: null, To: null, Within.Count: 0 } && weighed(weight) is not null)
            .GroupBy(weight => weighed(weight)!.Value)
            .ToDictionary(group => group.Key, group => group.Last());
}
