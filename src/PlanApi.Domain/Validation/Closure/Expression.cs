using System.Numerics;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// The right side of an equation as a tree over numbered terms (1 and on; 0 is the left side), evaluated upwards over intervals and solved
/// downwards for each term (forward-backward propagation, known as HC4-revise: Benhamou, Goualard, Granvilliers and Puget, 1999).
/// </summary>
internal sealed class Expression
{
    private readonly List<Part> _parts = [];

    private enum Operation
    {
        Term,
        Number,
        Add,
        Subtract,
        Multiply,
        Divide,
        Negate,
    }

    /// <summary>The formula, its codes numbered by their place in the list; null where it divides by nothing but zero.</summary>
    public static Expression? Of(Formula formula, IReadOnlyList<Values.Code> codes)
    {
        var expression = new Expression();
        var numbers = codes.Index().ToDictionary(one => one.Item, one => one.Index + 1);
        var result = formula.Evaluate(
            code => (Draft?)expression.Draw(Operation.Term, numbers[code], 0, default),
            number => expression.Draw(Operation.Number, 0, 0, number),
            _ => false
        );
        return result.Value is null ? null : expression;
    }

    /// <summary>A number times powers of terms.</summary>
    public static Expression Product(Fraction coefficient, IReadOnlyList<int> exponents)
    {
        var expression = new Expression();
        Draft? product = coefficient == Fraction.One ? null : expression.Draw(Operation.Number, 0, 0, coefficient);
        foreach (var (at, exponent) in exponents.Index().OrderBy(one => one.Item < 0))
        {
            for (var power = 0; power < Math.Abs(exponent); power++)
            {
                var term = expression.Draw(Operation.Term, at + 1, 0, default);
                product = (product, exponent > 0) switch
                {
                    ({ } known, true) => known * term,
                    ({ } known, false) => known / term,
                    (null, true) => term,
                    _ => expression.Draw(Operation.Number, 0, 0, Fraction.One) / term,
                };
            }
        }
        return expression;
    }

    public static Expression Sum()
    {
        var expression = new Expression();
        _ = expression.Draw(Operation.Term, 1, 0, default) + expression.Draw(Operation.Term, 2, 0, default);
        return expression;
    }

    /// <summary>The left side when the right side is given, and each term when all others are given.</summary>
    public Interval[] Project(IReadOnlyList<Interval> terms, bool definedOnly)
    {
        var values = new Interval[_parts.Count];
        for (var at = 0; at < values.Length; at++)
        {
            var part = _parts[at];
            values[at] = part.Operation switch
            {
                Operation.Term => terms[part.Left],
                Operation.Number => Interval.Exactly(part.Number),
                Operation.Add => values[part.Left] + values[part.Right],
                Operation.Subtract => values[part.Left] - values[part.Right],
                Operation.Multiply => values[part.Left] * values[part.Right],
                Operation.Divide => values[part.Left] / values[part.Right],
                _ => -values[part.Left],
            };
        }
        var projected = new Interval[terms.Count];
        projected[0] = values[^1];
        if (definedOnly)
            return projected;
        var wanted = new Interval[values.Length];
        // What was evaluated upwards is left out of it: it comes from the terms themselves.
        wanted[^1] = terms[0];
        for (var at = values.Length - 1; at >= 0; at--)
        {
            var (part, whole) = (_parts[at], wanted[at]);
            if (part.Operation == Operation.Term)
                projected[part.Left] = projected[part.Left].Intersect(whole);
            if (whole.Low is null && values[at].Low is { Value.Sign: >= 0 } && whole.High is not { Value.Sign: < 0 })
                whole = whole with { Low = new IntervalEnd(Fraction.Zero, false) };
            if (part.Operation is Operation.Term or Operation.Number)
                continue;
            var (left, right) = (values[part.Left], part.Operation == Operation.Negate ? default : values[part.Right]);
            var (one, other) = part.Operation switch
            {
                Operation.Add => (whole - right, whole - left),
                Operation.Subtract => (whole + right, left - whole),
                Operation.Multiply => (whole / right, whole / left),
                Operation.Divide => (whole * right, left / whole),
                _ => (-whole, default),
            };
            wanted[part.Left] = one;
            if (part.Operation != Operation.Negate)
                wanted[part.Right] = other;
        }
        return projected;
    }

    /// <summary>The calculation of one term from the others, in words that <paramref name="name"/> gives for each term.</summary>
    public string Text(int target, Func<int, string> name)
    {
        var texts = new (string Text, int Rank)[_parts.Count];
        var holds = new bool[_parts.Count];
        for (var at = 0; at < texts.Length; at++)
        {
            var part = _parts[at];
            holds[at] =
                part.Operation == Operation.Term
                    ? part.Left == target
                    : part.Operation != Operation.Number && (holds[part.Left] || (part.Operation != Operation.Negate && holds[part.Right]));
            texts[at] = part.Operation switch
            {
                Operation.Term => (name(part.Left), 3),
                Operation.Number => (Notation.Number(part.Number), 3),
                Operation.Negate => ($"-{Inner(texts[part.Left], 3)}", 2),
                _ => Join(texts[part.Left], part.Operation, texts[part.Right]),
            };
        }
        if (target == 0 || !holds[^1])
            return texts[^1].Text;
        var solved = (Text: name(0), Rank: 3);
        for (var at = texts.Length - 1; _parts[at].Operation != Operation.Term; )
        {
            var part = _parts[at];
            if (part.Operation == Operation.Negate)
                (solved, at) = (($"-{Inner(solved, 3)}", 2), part.Left);
            else if (holds[part.Left])
                (solved, at) = (Join(solved, Inverse(part.Operation), texts[part.Right]), part.Left);
            else
                (solved, at) = (
                    part.Operation is Operation.Add or Operation.Multiply
                        ? Join(solved, Inverse(part.Operation), texts[part.Left])
                        : Join(texts[part.Left], part.Operation, solved),
                    part.Right
                );
        }
        return solved.Text;
    }

    private static Operation Inverse(Operation operation) =>
        operation switch
        {
            Operation.Add => Operation.Subtract,
            Operation.Subtract => Operation.Add,
            Operation.Multiply => Operation.Divide,
            _ => Operation.Multiply,
        };

    private static (string Text, int Rank) Join((string Text, int Rank) left, Operation operation, (string Text, int Rank) right)
    {
        var rank = operation is Operation.Add or Operation.Subtract ? 1 : 2;
        var sign = operation switch
        {
            Operation.Add => "+",
            Operation.Subtract => "-",
            Operation.Multiply => "×",
            _ => "/",
        };
        return ($"{Inner(left, rank)} {sign} {Inner(right, operation is Operation.Subtract or Operation.Divide ? rank + 1 : rank)}", rank);
    }

    private static string Inner((string Text, int Rank) text, int rank) => text.Rank < rank ? $"({text.Text})" : text.Text;

    private Draft Draw(Operation operation, int left, int right, Fraction number)
    {
        _parts.Add(new Part(operation, left, right, number));
        return new Draft(this, _parts.Count - 1);
    }

    private readonly record struct Part(Operation Operation, int Left, int Right, Fraction Number);

    /// <summary>A part that is being drawn: formulas are evaluated over any numbers that have the four operations.</summary>
    private readonly struct Draft(Expression expression, int at)
        : IAdditionOperators<Draft, Draft, Draft>,
            ISubtractionOperators<Draft, Draft, Draft>,
            IMultiplyOperators<Draft, Draft, Draft>,
            IDivisionOperators<Draft, Draft, Draft>,
            IUnaryNegationOperators<Draft, Draft>
    {
        private readonly Expression _expression = expression;
        private readonly int _at = at;

        public static Draft operator +(Draft left, Draft right) => left._expression.Draw(Operation.Add, left._at, right._at, default);

        public static Draft operator -(Draft left, Draft right) => left._expression.Draw(Operation.Subtract, left._at, right._at, default);

        public static Draft operator *(Draft left, Draft right) => left._expression.Draw(Operation.Multiply, left._at, right._at, default);

        public static Draft operator /(Draft left, Draft right) => left._expression.Draw(Operation.Divide, left._at, right._at, default);

        public static Draft operator -(Draft value) => value._expression.Draw(Operation.Negate, value._at, 0, default);
    }
}
