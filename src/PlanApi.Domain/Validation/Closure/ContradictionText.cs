using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>Shows a chain of derivations: the places that state something, and each step's arithmetic with its numbers.</summary>
internal sealed class ContradictionText(PlanIndex plan, Contradiction chain)
{
    /// <summary>The end as the plan states it, or otherwise its derived value.</summary>
    public static string Said(KnownEnd end, string unit) =>
        end.Claim is { } claim ? Notation.Of(claim)
        : end.Place is { Days: 1, Key.Kind: ClaimKind.Level } ? (end.By is null ? Show(end) : Result(end)) + unit
        : Result(end);

    public static string Show(KnownEnd end) => Notation.Of(end.IsLow ? new Interval(end.End, null) : new Interval(null, end.End));

    /// <summary>The statements, and the indicators whose definitions lead to the rest.</summary>
    public IReadOnlyList<Place> Places() =>
        [
            .. chain
                .Leaves.Where(leaf => leaf.Source is not null)
                .DistinctBy(leaf => leaf.Source)
                .Select(leaf => leaf.Claim is { } claim ? Validation.Places.Of(claim) : leaf.Start!.Place)
                .Concat(
                    chain
                        .Steps.Select(step => (step.By as EquationRelation)?.Defined)
                        .OfType<Indicators.Indicator>()
                        .Distinct()
                        .Select(defined => Validation.Places.Of(defined, defined.Formula))
                )
                .Take(Validation.Places.Most),
        ];

    public IReadOnlyList<Step> Arithmetic() =>
        [
            .. chain
                .Leaves.Where(leaf => leaf.Claim is not null && Stated(leaf) != leaf.End.Value)
                .DistinctBy(leaf => (leaf.Claim, leaf.IsLow))
                .Select(leaf => new Step(
                    NameOf(leaf.Place),
                    $"{leaf.Claim!.Target.Key()}: {Notation.Of(leaf.Claim)}{(leaf.Place.Days > 1 ? $" × {leaf.Place.Days}" : "")}",
                    Show(leaf)
                )),
            .. chain.Steps.Select(step => new Step(NameOf(step.Place), Calculation(step), Result(step))),
            new(
                "gap",
                $"{Notation.Number(chain.Low.End.Value)} - {Bracketed(chain.High.End.Value)}",
                Notation.Number(chain.Low.End.Value - chain.High.End.Value)
            ),
        ];

    public string ScopeOf(ClosedPlace place)
    {
        var scope = Scope.Top;
        foreach (var (dimension, member) in plan.Scopes.StepsOf(place.Key.Scope))
            scope = scope.With(plan.Scopes.Tree(dimension).Dimension, plan.Scopes.Tree(dimension).CodeOf(member));
        return Notation.Of(scope);
    }

    private static Fraction Stated(KnownEnd leaf) =>
        Fraction.Of(
            leaf.Claim is { Target: { UpperValue: { } upper, Comparator: Targets.Comparator.Between } } && !leaf.IsLow
                ? upper
                : leaf.Claim!.Target.Value
        );

    // The scope and the period are said where they are not those of the contradiction.
    private string NameOf(ClosedPlace place)
    {
        var name = place.Indicator.Code.ToString();
        if (place.Key.Scope != chain.Low.Place.Key.Scope)
            name += $" ({ScopeOf(place)})";
        if (place.Period != chain.Low.Place.Period)
            name += $" {place.Period}";
        return place.Key.Kind == ClaimKind.Level ? name : $"{name} vs {place.Claims?.First.Against}";
    }

    private static string Calculation(KnownEnd step)
    {
        var (relation, from) = (step.By!, step.From!);
        string Name(int term)
        {
            var known = from[term];
            if (known.Interval is { IsPoint: true, Low: { } point })
                return Bracketed(point.Value);
            var used = step.Premises.Where(premise => ReferenceEquals(premise.Place, relation.Terms[term])).ToArray();
            return used is [var only] ? Bracketed(only.End.Value) : $"({Notation.Of(known.Interval)})";
        }
        var target = relation.Terms.IndexOf(step.Place);
        if (relation is EquationRelation equation)
            return equation.Expression.Text(target, Name);
        // Parts of which nothing is known are zero or more, and are left out.
        var others = Enumerable
            .Range(1, relation.Terms.Count - 1)
            .Where(at =>
                at != target && at < from.Length && step.Premises.Any(premise => ReferenceEquals(premise.Place, relation.Terms[at]))
            )
            .Select(Name)
            .ToArray();
        var shown = others.Take(Notation.Most).ToList();
        if (others.Length > shown.Count)
            shown.Add($"… (+{others.Length - shown.Count})");
        return target == 0 ? string.Join(" + ", shown) : string.Join(" - ", shown.Prepend(Name(0)));
    }

    private static string Result(KnownEnd step)
    {
        if (step.By is null)
            return Show(step);
        var projected = step.By.Project(Array.ConvertAll(step.From!, known => known.Interval))[step.By.Terms.IndexOf(step.Place)];
        return projected.IsPoint ? Notation.Of(projected) : Show(step);
    }

    private static string Bracketed(Fraction value) => value.Sign < 0 ? $"({Notation.Number(value)})" : Notation.Number(value);
}
