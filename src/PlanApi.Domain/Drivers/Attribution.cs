using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>
/// The contribution of each driver to a change at the top. A computed number divides its change among the numbers that it is computed
/// from: sums as they are, products by Shapley's mean over all orders. This goes on down the tree. The contributions of the drivers at
/// the ends add up to the whole change exactly.
/// </summary>
public sealed class Attribution
{
    private readonly DriverValues _before;
    private readonly DriverValues _after;
    private readonly Fraction[] _weights;
    private readonly List<DriverLink>[] _links;

    private Attribution(DriverValues before, DriverValues after)
    {
        (_before, _after) = (before, after);
        _weights = new Fraction[before.Tree.Drivers.Count];
        _links = [.. _weights.Select(_ => new List<DriverLink>())];
        _weights[^1] = Fraction.One;
        for (var at = before.Tree.Top; at >= 0; at--)
        {
            var driver = before.Tree.Drivers[at];
            if (driver.IsLeaf)
                continue;
            var inner = driver.Arithmetic!.Weights(before.StepsOf(at), after.StepsOf(at));
            for (var input = 0; input < inner.Length; input++)
            {
                _weights[driver.Inputs[input]] += _weights[at] * inner[input];
                _links[driver.Inputs[input]].Add(new DriverLink(at, inner[input]));
            }
        }
    }

    /// <summary>Between two evaluations of one tree from its leaves; null if the top has no number in one of them.</summary>
    public static Attribution? Of(DriverValues before, DriverValues after) =>
        before.Top.HasValue && after.Top.HasValue ? new Attribution(before, after) : null;

    /// <summary>By how much the driver changed.</summary>
    public Fraction ChangeOf(int driver) => _after[driver].Value - _before[driver].Value;

    /// <summary>How much the top gained, over the whole change, for each unit that the driver gained.</summary>
    public Fraction WeightOf(int driver) => _weights[driver];

    /// <summary>The contribution of the driver's change to the top's change: weight times change.</summary>
    public Fraction ContributionOf(int driver) => _weights[driver].IsZero ? Fraction.Zero : _weights[driver] * ChangeOf(driver);

    /// <summary>
    /// The links from the driver towards the top. The driver's weight is the sum of the links' weights times the weights of their ends.
    /// </summary>
    public IReadOnlyList<DriverLink> LinksOf(int driver) => _links[driver];

    /// <summary>
    /// Numbers rounded to whole steps so that they add up to a given sum: by largest remainder; of equal remainders the first one wins.
    /// </summary>
    /// <param name="exact">The numbers, in steps.</param>
    /// <param name="sum">The sum of the contributions, rounded itself.</param>
    public static BigInteger[] Rounded(IReadOnlyList<Fraction> exact, BigInteger sum)
    {
        var floors = exact
            .Select(number => BigInteger.Divide(number.Numerator - (number.Sign < 0 ? number.Denominator - 1 : 0), number.Denominator))
            .ToArray();
        if (floors.Length == 0)
            return floors;
        var left = sum - floors.Aggregate(BigInteger.Zero, (total, floor) => total + floor);
        // A sum that was rounded on both sides can be a step away from what its parts come to.
        var each = (left - (((left % floors.Length) + floors.Length) % floors.Length)) / floors.Length;
        var more = (int)(left - (each * floors.Length));
        var order = Enumerable
            .Range(0, floors.Length)
            .OrderByDescending(at => exact[at] - Fraction.Of(floors[at], BigInteger.One))
            .ThenBy(at => at)
            .ToArray();
        for (var at = 0; at < floors.Length; at++)
            floors[order[at]] += each + (at < more ? 1 : 0);
        return floors;
    }
}
