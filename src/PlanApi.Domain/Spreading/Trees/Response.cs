using System.Numerics;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// How much a subtree comes to at a price, as long as no node reaches or leaves a bound: (A + B x price) / D. Responses of siblings add up;
/// a node's own wish makes the response weaker, as a resistance in series.
/// </summary>
internal readonly record struct Response(BigInteger A, BigInteger B, BigInteger D)
{
    public static Response Of(Int128 start, Int128 weight) => new(start, weight, BigInteger.One);

    public static Response operator +(Response left, Response right) =>
        left.D == right.D
            ? new(left.A + right.A, left.B + right.B, left.D)
            : new((left.A * right.D) + (right.A * left.D), (left.B * right.D) + (right.B * left.D), left.D * right.D);

    /// <summary>
    /// Adds responses in pairs of like size, so that the long denominators are multiplied a logarithmic number of times. Empties the list.
    /// </summary>
    public static Response Sum(Response whole, List<Response> parts)
    {
        for (; parts.Count > 1; parts.RemoveRange((parts.Count + 1) / 2, parts.Count / 2))
        {
            for (var i = 0; i < parts.Count / 2; i++)
                parts[i] += parts[parts.Count - 1 - i];
        }
        if (parts.Count == 1)
            whole += parts[0];
        parts.Clear();
        return whole;
    }

    /// <summary>
    /// With the node's own wish. The node's price m and its children's price p differ by (x - start) / weight, and x = (A + B p) / D.
    /// Without p: x = ((A weight + start B) + B weight m) / (B + weight D).
    /// </summary>
    public Response Wishing(long start, long weight)
    {
        if (B.IsZero)
            return this;
        var response = new Response((A * weight) + (start * B), B * weight, B + (weight * D));
        var divisor = BigInteger.GreatestCommonDivisor(response.B, response.D);
        divisor = divisor.IsOne ? divisor : BigInteger.GreatestCommonDivisor(response.A, divisor);
        return divisor.IsOne ? response : new Response(response.A / divisor, response.B / divisor, response.D / divisor);
    }

    /// <summary>The children's price at a price of the node, which differ where the node has a wish.</summary>
    public Ratio PriceBelow(Ratio price, long start, long weight) =>
        Ratio.Of((weight * D * price.Numerator) + (((start * D) - A) * price.Denominator), price.Denominator * (B + (weight * D)));

    /// <summary>The value of the subtree at its children's price.</summary>
    public Ratio At(Ratio price) => Ratio.Of((A * price.Denominator) + (B * price.Numerator), D * price.Denominator);

    /// <summary>The price at which the children come to a value; B is not zero.</summary>
    public Ratio PriceOf(long value) => Ratio.Of((value * D) - A, B);
}
