using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>
/// How much of a change at the top comes from the change of each driver. What is computed shares its change out to what it is computed
/// from, sums as they are and products by Shapley's mean over all orders, and so on down the tree; the contributions of what is taken as it
/// is add up to the whole change exactly, with nothing left over.
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

    /// <summary>Between two evaluations of one tree from its leaves; null where the top has no number in one of them.</summary>
    public static Attribution? Of(DriverValues before, DriverValues after) =>
        before.Top.HasValue && after.Top.HasValue ? new Attribution(before, after) : null;

    /// <summary>By how much the driver changed.</summary>
    public Fraction ChangeOf(int driver) => _after[driver].Value - _before[driver].Value;

    /// <summary>What the top gained, over the change, for each one that the driver gained.</summary>
    public Fraction WeightOf(int driver) => _weights[driver];

    /// <summary>What the driver's change contributes to the top's: weight times change.</summary>
    public Fraction ContributionOf(int driver) => _weights[driver].IsZero ? Fraction.Zero : _weights[driver] * ChangeOf(driver);

    /// <summary>By what the driver acts on the top: its weight is the sum of the links' weights times those of what they lead to.</summary>
    public IReadOnlyList<DriverLink> LinksOf(int driver) => _links[driver];

    /// <summary>Numbers rounded to whole steps so that they add up to a given sum: by largest remainder, of equal ones the first.</summary>
    /// <param name="exact">The numbers, in steps.</param>
    /// <param name="sum">What they add up to, itself rounded.</param>
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
