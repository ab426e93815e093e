using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>How far each cell moves relative to the others.</summary>
/// <param name="Values">By cell, a whole number that is not below zero.</param>
/// <param name="Unit">The amount that a weight of 1 means.</param>
internal sealed record SpreadWeights(long[] Values, Fraction Unit)
{
    private static readonly Fraction _step = Fraction.Of(1, Quantity.StepsPerUnit);

    /// <summary>The same for each.</summary>
    public static SpreadWeights Ones(int count)
    {
        var ones = new long[count];
        Array.Fill(ones, 1);
        return new(ones, Fraction.One);
    }

    /// <summary>Quantities, in their steps.</summary>
    public static SpreadWeights InSteps(long[] values) => new(values, _step);

    /// <summary>The product, cell by cell, of numbers that are made as small as possible.</summary>
    /// <exception cref="OverflowException">A product does not fit.</exception>
    public SpreadWeights Times(SpreadWeights other)
    {
        var (one, two) = (Reduced(), other.Reduced());
        var product = new long[Values.Length];
        for (var cell = 0; cell < product.Length; cell++)
            product[cell] = checked(one.Values[cell] * two.Values[cell]);
        return new(product, one.Unit * two.Unit);
    }

    /// <summary>The greatest number that divides both.</summary>
    public static long CommonDivisor(long one, long other)
    {
        while (other != 0)
            (one, other) = (other, one % other);
        return one;
    }

    private SpreadWeights Reduced()
    {
        var common = 0L;
        for (var cell = 0; cell < Values.Length && common != 1; cell++)
            common = CommonDivisor(common, Values[cell]);
        return common < 2 ? this : new(Array.ConvertAll(Values, value => value / common), Unit * Fraction.Of(common));
    }
}
