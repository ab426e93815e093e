using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>
/// Shares a product's change out to its factors: the contribution of each is its change times the mean of the product of the others, over
/// all orders in which factors go from before to after (Shapley 1953; for indicators Sun 1998, and Albrecht, François and Schoors 2002).
/// With s of the k - 1 others gone already, that product counts s! (k - 1 - s)! / k!; the products of every s are the coefficients of a
/// polynomial, whose factors are before + after x t.
/// </summary>
internal static class ProductWeights
{
    /// <summary>For each operand, the factor of its change.</summary>
    /// <param name="operands">The factors.</param>
    /// <param name="before">All values before.</param>
    /// <param name="after">All values after.</param>
    /// <param name="isNumber">Whether a factor is a number of the formula, whose weight nobody needs.</param>
    public static Fraction[] Of(Operand[] operands, Fraction[] before, Fraction[] after, Func<Operand, bool> isNumber)
    {
        var factors = Array.ConvertAll(
            operands,
            operand =>
                (
                    Before: operand.IsInverse ? Fraction.One / before[operand.From] : before[operand.From],
                    After: operand.IsInverse ? Fraction.One / after[operand.From] : after[operand.From]
                )
        );
        int[] changed = [.. Enumerable.Range(0, factors.Length).Where(at => factors[at].Before != factors[at].After)];
        int[] same = [.. Enumerable.Range(0, factors.Length).Except(changed)];
        var constant = same.Aggregate(Fraction.One, (product, at) => product * factors[at].Before);
        var weights = new Fraction[operands.Length];
        if (changed.Length == 1)
            weights[changed[0]] = constant;
        else if (changed.Length == 2)
        {
            weights[changed[0]] = constant * Mean(factors[changed[1]]);
            weights[changed[1]] = constant * Mean(factors[changed[0]]);
        }
        else if (changed.Length > 2)
            Many(factors, changed, constant, weights);
        // What it is computed from may have changed although it has not.
        int[] still = [.. same.Where(at => !isNumber(operands[at]))];
        if (still.Length > 0)
        {
            var others = Mean(Product(Array.ConvertAll(changed, at => Whole(factors[at]))));
            foreach (var at in still)
                weights[at] =
                    others * same.Where(other => other != at).Aggregate(Fraction.One, (product, other) => product * factors[other].Before);
        }
        // The factor is the inverse: 1/b - 1/a = -(b - a) / (a b).
        for (var at = 0; at < operands.Length; at++)
        {
            if (operands[at].IsInverse)
                weights[at] = -(weights[at] * factors[at].Before * factors[at].After);
        }
        return weights;
    }

    private static Fraction Mean((Fraction Before, Fraction After) factor) => (factor.Before + factor.After) / Fraction.Of(2);

    private static void Many((Fraction Before, Fraction After)[] factors, int[] changed, Fraction constant, Fraction[] weights)
    {
        var whole = Array.ConvertAll(changed, at => Whole(factors[at]));
        var (product, denominator) = Product(whole);
        for (var at = 0; at < changed.Length; at++)
            weights[changed[at]] = constant * Mean((Without(product, whole[at].Before, whole[at].After), denominator / whole[at].Below));
    }

    /// <summary>The mean over all orders of the product of the factors that come before a further factor.</summary>
    private static Fraction Mean((BigInteger[] Product, BigInteger Denominator) factors)
    {
        var orders = Orders(factors.Product.Length);
        var sum = BigInteger.Zero;
        for (var power = 0; power < orders.Length; power++)
            sum += factors.Product[power] * orders[power];
        return Fraction.Of(sum, factors.Denominator * orders[0] * orders.Length);
    }

    /// <summary>The product of before + after x t, by power of t.</summary>
    private static (BigInteger[] Product, BigInteger Denominator) Product((BigInteger Before, BigInteger After, BigInteger Below)[] factors)
    {
        var product = new BigInteger[factors.Length + 1];
        product[0] = BigInteger.One;
        var denominator = BigInteger.One;
        for (var count = 0; count < factors.Length; count++)
        {
            for (var power = count + 1; power >= 0; power--)
                product[power] =
                    (product[power] * factors[count].Before) + (power > 0 ? product[power - 1] * factors[count].After : BigInteger.Zero);
            denominator *= factors[count].Below;
        }
        return (product, denominator);
    }

    /// <summary>s! (k - 1 - s)! for every s.</summary>
    private static BigInteger[] Orders(int count)
    {
        var factorials = new BigInteger[count];
        factorials[0] = BigInteger.One;
        for (var at = 1; at < count; at++)
            factorials[at] = factorials[at - 1] * at;
        return [.. Enumerable.Range(0, count).Select(at => factorials[at] * factorials[count - 1 - at])];
    }

    /// <summary>The polynomial divided by one of its factors, from the end at which that is not zero.</summary>
    private static BigInteger[] Without(BigInteger[] product, BigInteger before, BigInteger after)
    {
        var others = new BigInteger[product.Length - 1];
        if (!before.IsZero)
        {
            for (var power = 0; power < others.Length; power++)
                others[power] = (product[power] - (power > 0 ? others[power - 1] * after : BigInteger.Zero)) / before;
            return others;
        }
        for (var power = 0; power < others.Length; power++)
            others[power] = product[power + 1] / after;
        return others;
    }

    /// <summary>Whole numbers over one denominator, so that only sums are brought into lowest terms.</summary>
    private static (BigInteger Before, BigInteger After, BigInteger Below) Whole((Fraction Before, Fraction After) factor)
    {
        var (before, after) = factor;
        var common = before.Denominator * (after.Denominator / BigInteger.GreatestCommonDivisor(before.Denominator, after.Denominator));
        return (before.Numerator * (common / before.Denominator), after.Numerator * (common / after.Denominator), common);
    }
}
