using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Indicators;

/// <summary>
/// An indicator's formula: codes in square brackets, numbers, + - * / and parentheses, as in <c>[visitors] * [inquiry-conversion] / 100 *
/// ([order-value] - 2)</c>. It is kept in postfix order, so that evaluation needs no recursion.
/// </summary>
public sealed class Formula
{
    public const int MaxLength = 1_000;

    /// <summary>How deep parentheses nest at most.</summary>
    public const int MaxDepth = 100;

    private readonly IReadOnlyList<FormulaToken> _postfix;

    internal Formula(string text, IReadOnlyList<FormulaToken> postfix, IReadOnlyList<Code> mentions)
    {
        Text = text;
        _postfix = postfix;
        Mentions = mentions;
    }

    public string Text { get; }

    /// <summary>The codes in it, each once, in the order of their first mention.</summary>
    public IReadOnlyList<Code> Mentions { get; }

    /// <summary>Reads a formula, or says what is wrong with it and where.</summary>
    public static FormulaReading Parse(string? text) => new FormulaParser(text ?? "").Read();

    /// <summary>The exact value for the given values of the codes; a null value is unknown.</summary>
    public FormulaResult<Fraction> Evaluate(Func<Code, Fraction?> valueOf) => Evaluate(valueOf, number => number, value => value.IsZero);

    /// <summary>The values that the formula can take when its codes lie in intervals.</summary>
    public FormulaResult<Interval> Evaluate(Func<Code, Interval?> valueOf) =>
        Evaluate(valueOf, Interval.Exactly, value => value.IsPoint && value.Low!.Value.Value.IsZero);

    /// <summary>Evaluates over any numbers that have the four operations: values, intervals, growth factors.</summary>
    /// <param name="valueOf">The value of a code; null when it is not known.</param>
    /// <param name="number">A number of the formula as a value.</param>
    /// <param name="isZero">Whether a value must not be divided by.</param>
    public FormulaResult<T> Evaluate<T>(Func<Code, T?> valueOf, Func<Fraction, T> number, Func<T, bool> isZero)
        where T : struct,
            IAdditionOperators<T, T, T>,
            ISubtractionOperators<T, T, T>,
            IMultiplyOperators<T, T, T>,
            IDivisionOperators<T, T, T>,
            IUnaryNegationOperators<T, T>
    {
        var stack = new Stack<T>();
        foreach (var token in _postfix)
        {
            switch (token.Kind)
            {
                case FormulaTokenKind.Number:
                    stack.Push(number(token.Number));
                    continue;
                case FormulaTokenKind.Code:
                    if (valueOf(token.Code) is not { } value)
                        return new FormulaResult<T>(null, FormulaFailure.UnknownValue, token.Code);
                    stack.Push(value);
                    continue;
                case FormulaTokenKind.Negate:
                    stack.Push(-stack.Pop());
                    continue;
            }
            var (right, left) = (stack.Pop(), stack.Pop());
            if (token.Kind == FormulaTokenKind.Divide && isZero(right))
                return new FormulaResult<T>(null, FormulaFailure.DivisionByZero, null);
            stack.Push(
                token.Kind switch
                {
                    FormulaTokenKind.Add => left + right,
                    FormulaTokenKind.Subtract => left - right,
                    FormulaTokenKind.Multiply => left * right,
                    _ => left / right,
                }
            );
        }
        return new FormulaResult<T>(stack.Pop(), FormulaFailure.None, null);
    }

    /// <summary>The formula as a number times powers of codes, as long as it only multiplies and divides them; null otherwise.</summary>
    public FormulaProduct? AsProduct()
    {
        var stack = new Stack<FormulaProduct>();
        foreach (var token in _postfix)
        {
            switch (token.Kind)
            {
                case FormulaTokenKind.Number:
                    stack.Push(FormulaProduct.Constant(token.Number));
                    continue;
                case FormulaTokenKind.Code:
                    stack.Push(FormulaProduct.Of(token.Code));
                    continue;
                case FormulaTokenKind.Negate:
                    stack.Push(FormulaProduct.Constant(-Fraction.One).Times(stack.Pop(), 1));
                    continue;
            }
            var (right, left) = (stack.Pop(), stack.Pop());
            if (token.Kind is FormulaTokenKind.Add or FormulaTokenKind.Subtract)
            {
                if (left.Exponents.Count + right.Exponents.Count > 0)
                    return null;
                var sign = Fraction.Of(token.Kind == FormulaTokenKind.Add ? 1 : -1);
                stack.Push(FormulaProduct.Constant(left.Coefficient + (sign * right.Coefficient)));
            }
            else if (token.Kind == FormulaTokenKind.Divide && right.Coefficient.IsZero)
                return null;
            else
                stack.Push(left.Times(right, token.Kind == FormulaTokenKind.Multiply ? 1 : -1));
        }
        return stack.Pop();
    }

    public override string ToString() => Text;
}
