using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

internal enum StepKind
{
    Input,
    Number,
    Sum,
    Product,
}

/// <summary>
/// An expression between a formula and <see cref="Arithmetic"/>: sums and products of any length. The order of terms and brackets inside a
/// sum or product must not change the contributions of its parts.
/// </summary>
internal readonly struct Term(TermNode node)
    : IAdditionOperators<Term, Term, Term>,
        ISubtractionOperators<Term, Term, Term>,
        IMultiplyOperators<Term, Term, Term>,
        IDivisionOperators<Term, Term, Term>,
        IUnaryNegationOperators<Term, Term>
{
    public TermNode Node => node;

    public static Term Input(int input) => new(new TermNode(StepKind.Input, []) { Input = input });

    public static Term Number(Fraction number) => new(new TermNode(StepKind.Number, []) { Number = number });

    public static Term operator +(Term left, Term right) => Of(StepKind.Sum, left, right, isInverse: false);

    public static Term operator -(Term left, Term right) => Of(StepKind.Sum, left, right, isInverse: true);

    public static Term operator -(Term value) => new(new TermNode(StepKind.Sum, [.. Parts(StepKind.Sum, value, isInverse: true)]));

    public static Term operator *(Term left, Term right) => Of(StepKind.Product, left, right, isInverse: false);

    public static Term operator /(Term left, Term right) => Of(StepKind.Product, left, right, isInverse: true);

    private static Term Of(StepKind kind, Term left, Term right, bool isInverse) =>
        new(new TermNode(kind, [.. Parts(kind, left, false), .. Parts(kind, right, isInverse)]));

    // a / (b / c) is no a x c / b where c is zero: a divisor that divides stays on its own.
    private static IEnumerable<(TermNode, bool)> Parts(StepKind kind, Term term, bool isInverse) =>
        term.Node.Kind != kind || (kind == StepKind.Product && isInverse && term.Node.Parts.Any(part => part.IsInverse))
            ? [(term.Node, isInverse)]
            : term.Node.Parts.Select(part => (part.Node, part.IsInverse ^ isInverse));
}

/// <param name="Kind">The kind of term.</param>
/// <param name="Parts">The terms that are added or multiplied; a term is inverse if it is subtracted or divides.</param>
internal sealed record TermNode(StepKind Kind, IReadOnlyList<(TermNode Node, bool IsInverse)> Parts)
{
    public int Input { get; init; }

    public Fraction Number { get; init; }
}
