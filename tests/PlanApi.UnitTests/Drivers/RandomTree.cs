using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;
using PlanApi.UnitTests.Cube;

namespace PlanApi.UnitTests.Drivers;

/// <summary>An expression as the oracle has it: no sum directly in a sum, and no product directly in a product.</summary>
internal abstract record Term;

internal sealed record Name(string Code) : Term;

internal sealed record Constant(int Number) : Term;

internal sealed record Many(bool IsProduct, (Term Term, bool IsInverse)[] Parts) : Term;

/// <summary>
/// Some leaves and formulas over them and over each other, of which the last one is the top; and what they come to, worked out the plain
/// way.
/// </summary>
internal sealed class RandomTree
{
    private readonly Random _random;
    private readonly bool _divides;

    public RandomTree(int seed, bool divides = true)
    {
        (_random, _divides) = (new Random(seed), divides);
        for (var at = _random.Next(2, 6); at > 0; at--)
            Leaves.Add($"leaf-{at}");
        var formulas = _random.Next(1, 4);
        for (var at = 0; at < formulas; at++)
            Formulas[at == formulas - 1 ? "top" : $"formula-{at}"] = Draw(_random.Next(2) == 0, 2);
    }

    public List<string> Leaves { get; } = [];

    public Dictionary<string, Term> Formulas { get; } = [];

    public Dictionary<string, long> Numbers() => Leaves.ToDictionary(leaf => leaf, _ => (long)_random.Next(-3, 6));

    /// <summary>The product's own tree; operands in the order in which they come, or in any other.</summary>
    public DriverTree Read(bool shuffled = false) => DriverTree.Read(Code.Parse("top"), Indicators(shuffled)).Tree!;

    public static DriverValues Evaluate(DriverTree tree, Dictionary<string, long> numbers) =>
        DriverValues.Of(tree, driver => new CubeNumber(CellState.Stored, numbers[driver.Indicator.ToString()] * 10_000));

    /// <summary>
    /// The number of a code, null where something is divided by zero; some codes may be given other numbers than they come to.
    /// </summary>
    public Rational? ValueOf(string code, Dictionary<string, long> numbers, Dictionary<string, Rational>? given = null) =>
        given?.TryGetValue(code, out var other) == true ? other
        : Formulas.TryGetValue(code, out var term) ? ValueOf(term, numbers, given)
        : (Rational)numbers[code];

    /// <summary>The derivative of one code by another, by the rules for sums, products and quotients.</summary>
    public Rational RateOf(string code, string by, Dictionary<string, long> numbers) =>
        code == by ? 1
        : Formulas.TryGetValue(code, out var term) ? RateOf(term, by, numbers)
        : 0;

    /// <summary>
    /// What leaves contribute to a term's change: the mean over all orders in which its operands can change, and so on below.
    /// </summary>
    public Dictionary<string, Rational> Contributions(string code, Dictionary<string, long> before, Dictionary<string, long> after) =>
        Formulas.TryGetValue(code, out var term)
            ? Weights(term, before, after)
                .GroupBy(pair => pair.Leaf)
                .ToDictionary(
                    group => group.Key,
                    group =>
                        group.Aggregate((Rational)0, (sum, pair) => sum + (pair.Weight * ((Rational)after[pair.Leaf] - before[pair.Leaf])))
                )
            : [];

    private IEnumerable<(string Leaf, Rational Weight)> Weights(Term term, Dictionary<string, long> before, Dictionary<string, long> after)
    {
        switch (term)
        {
            case Name name when Formulas.TryGetValue(name.Code, out var inner):
                return Weights(inner, before, after);
            case Name name:
                return [(name.Code, 1)];
            case Many many:
                return many.Parts.SelectMany(
                    (part, at) =>
                        Weights(part.Term, before, after).Select(below => (below.Leaf, below.Weight * WeightIn(many, at, before, after)))
                );
            default:
                return [];
        }
    }

    // The change of a part times this is what it contributes.
    private Rational WeightIn(Many many, int part, Dictionary<string, long> before, Dictionary<string, long> after)
    {
        if (!many.IsProduct)
            return many.Parts[part].IsInverse ? -1 : 1;
        Rational Factor(int at, Dictionary<string, long> numbers) =>
            many.Parts[at].IsInverse
                ? (Rational)1 / ValueOf(many.Parts[at].Term, numbers)!.Value
                : ValueOf(many.Parts[at].Term, numbers)!.Value;
        Rational sum = 0;
        var orders = 0;
        foreach (var order in Orders([.. Enumerable.Range(0, many.Parts.Length)]))
        {
            orders++;
            Rational product = 1;
            var isGone = true;
            foreach (var at in order)
            {
                if (at == part)
                    isGone = false;
                else
                    product *= Factor(at, isGone ? after : before);
            }
            sum += product;
        }
        var mean = sum / orders;
        return many.Parts[part].IsInverse ? -1 * mean * Factor(part, before) * Factor(part, after) : mean;
    }

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length <= 1
            ? [items]
            : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));

    private Rational? ValueOf(Term term, Dictionary<string, long> numbers, Dictionary<string, Rational>? given = null)
    {
        if (term is not Many many)
            return term is Name name ? ValueOf(name.Code, numbers, given) : (Rational)((Constant)term).Number;
        Rational result = many.IsProduct ? 1 : 0;
        foreach (var (part, isInverse) in many.Parts)
        {
            if (ValueOf(part, numbers, given) is not { } value || (many.IsProduct && isInverse && value.IsZero))
                return null;
            result = (many.IsProduct, isInverse) switch
            {
                (true, true) => result / value,
                (true, false) => result * value,
                (false, true) => result - value,
                _ => result + value,
            };
        }
        return result;
    }

    private Rational RateOf(Term term, string by, Dictionary<string, long> numbers)
    {
        if (term is not Many many)
            return term is Name name ? RateOf(name.Code, by, numbers) : 0;
        Rational rate = 0;
        for (var at = 0; at < many.Parts.Length; at++)
        {
            var (part, isInverse) = many.Parts[at];
            var own = RateOf(part, by, numbers);
            if (!many.IsProduct)
            {
                rate = isInverse ? rate - own : rate + own;
                continue;
            }
            if (isInverse)
                own = -1 * own / ValueOf(part, numbers)!.Value / ValueOf(part, numbers)!.Value;
            for (var other = 0; other < many.Parts.Length; other++)
            {
                if (other != at)
                    own = many.Parts[other].IsInverse
                        ? own / ValueOf(many.Parts[other].Term, numbers)!.Value
                        : own * ValueOf(many.Parts[other].Term, numbers)!.Value;
            }
            rate += own;
        }
        return rate;
    }

    private Dictionary<Code, Indicator> Indicators(bool shuffled) =>
        Leaves
            .Select(leaf => new Indicator
            {
                Code = Code.Parse(leaf),
                Kind = IndicatorKind.Flow,
                Unit = Unit.Number,
            })
            .Concat(
                Formulas.Select(pair => new Indicator
                {
                    Code = Code.Parse(pair.Key),
                    Kind = IndicatorKind.Formula,
                    Unit = Unit.Number,
                    Formula = Text(pair.Value, shuffled),
                })
            )
            .ToDictionary(indicator => indicator.Code);

    private string Text(Term term, bool shuffled)
    {
        if (term is not Many many)
            return term is Name name
                ? $"[{name.Code}]"
                : ((Constant)term).Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var parts = many.Parts.ToArray();
        if (shuffled)
            _random.Shuffle(parts);
        var (plus, minus) = many.IsProduct ? ('*', '/') : ('+', '-');
        // Something to begin with that changes nothing, and brackets around the first some.
        var text = many.IsProduct ? "1" : "0";
        foreach (var (part, isInverse) in parts)
            text =
                $"{(_random.Next(2) == 0 && shuffled ? $"({text})" : text)} {(isInverse ? minus : plus)} "
                + $"{(part is Many ? $"({Text(part, shuffled)})" : Text(part, shuffled))}";
        return text;
    }

    private Many Draw(bool isProduct, int depth) =>
        new(
            isProduct,
            [
                .. Enumerable
                    .Range(0, _random.Next(2, 5))
                    .Select(at => (Part(isProduct, depth), (!isProduct || _divides) && at > 0 && _random.Next(3) == 0)),
            ]
        );

    private Term Part(bool isProduct, int depth)
    {
        if (depth > 0 && _random.Next(4) == 0)
            return Draw(!isProduct, depth - 1);
        string[] names = [.. Leaves, .. Formulas.Keys];
        return _random.Next(6) == 0 ? new Constant(_random.Next(0, 4)) : new Name(names[_random.Next(names.Length)]);
    }
}
