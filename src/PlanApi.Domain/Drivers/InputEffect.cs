using System.Collections.Immutable;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>
/// The effect of a change h of an input: rate x h / (1 + bend x h), exactly and not only at the margin, as long as the input is used
/// once. (Sums, products and quotients of one variable are linear fractional functions, and so are their compositions.)
/// </summary>
/// <param name="Rate">The partial derivative; over several uses, their sum.</param>
/// <param name="Bend">How the rate changes; 0 if nothing is divided by a number that contains the input.</param>
/// <param name="Inversions">How many divisions lie on the way.</param>
/// <param name="Uses">How often it is used.</param>
internal readonly record struct InputEffect(Fraction Rate, Fraction Bend, int Inversions, int Uses)
{
    /// <summary>The effect of the result on itself.</summary>
    public static readonly InputEffect Itself = new(Fraction.One, Fraction.Zero, 0, 1);

    private readonly ImmutableList<Fraction>? _limits;

    /// <summary>
    /// The effects that it only tends to, where a divisor on the way is itself divided: when what that is divided by becomes zero, the
    /// divisor grows without bounds and the result has a limit, but no value.
    /// </summary>
    public ImmutableList<Fraction> Limits
    {
        get => _limits ?? [];
        private init => _limits = value;
    }

    private bool IsDivisor { get; init; }

    /// <summary>The starting effect for the inputs of a number that has this effect.</summary>
    public InputEffect Within() =>
        IsDivisor && Uses == 1 && !Bend.IsZero ? this with { Limits = Limits.Add(Rate / Bend), IsDivisor = false } : this;

    /// <summary>The effect of something that this takes in with a rate and a bend.</summary>
    public InputEffect After(Fraction rate, Fraction bend) =>
        new(Rate * rate, Bend.IsZero ? bend : bend + (Bend * rate), bend.IsZero ? Inversions : Inversions + 1, Uses)
        {
            Limits = Limits,
            IsDivisor = !bend.IsZero,
        };

    /// <summary>The effect of an input that comes to this by way of another effect.</summary>
    public InputEffect After(InputEffect inner)
    {
        var limits = Limits;
        foreach (var limit in inner.Limits)
        {
            if (Of(limit) is { } further)
                limits = limits.Add(further);
        }
        return new(
            Rate * inner.Rate,
            Bend.IsZero ? inner.Bend : inner.Bend + (Bend * inner.Rate),
            Inversions + inner.Inversions,
            Uses * inner.Uses
        )
        {
            Limits = limits,
            IsDivisor = inner.IsDivisor,
        };
    }

    public InputEffect And(InputEffect other) => Uses == 0 ? other : new(Rate + other.Rate, Fraction.Zero, 0, Uses + other.Uses);

    /// <summary>The effect of a change; null where it would divide by zero.</summary>
    public Fraction? Of(Fraction change)
    {
        if (Bend.IsZero)
            return Rate * change;
        var slower = Fraction.One + (Bend * change);
        return slower.IsZero ? null : Rate * (change / slower);
    }
}
