using PlanApi.Application.Persistence;

namespace PlanApi.Application.Feeds;

/// <summary>
/// Writes conditions as SQL. Each comes out true, false or unknown, which counts as false; a contrary is true for the latter two.
/// </summary>
internal sealed class FlatConditionSql(FlatStatement statement)
{
    private const string True = "(1 = 1)";
    private const string False = "(1 = 0)";

    public string Of(FlatCondition condition) =>
        condition switch
        {
            AllHold { Conditions: var parts } => Joined(parts, " AND "),
            AnyHolds { Conditions: var parts } => Joined(parts, " OR "),
            NotHolds { Condition: var contrary } => $"({Of(contrary)}) IS NOT TRUE",
            AlwaysHolds { Holds: var holds } => holds ? True : False,
            TermsCompare compare => Compare(compare),
            TermAmong { Term: var term, Values: var values } => Among(term, values),
            TextHas text => Has(text),
            _ => throw new NotSupportedException($"{condition.GetType().Name} is no condition."),
        };

    public string Of(FlatTerm term) =>
        term switch
        {
            ColumnTerm { Column: var column } => column.Sql(statement),
            TermCall { Function: var function, Of: var of } => Call(function, of),
            FlatValue value => statement.Text.Value(Stored(value)),
            _ => throw new NotSupportedException($"{term.GetType().Name} is no term."),
        };

    private string Joined(IEnumerable<FlatCondition> parts, string word) => $"({string.Join(word, parts.Select(Of))})";

    private string Call(TermFunction function, FlatTerm of)
    {
        var sql = Of(of);
        var day = of.Type == ColumnType.Moment ? statement.Dialect.DayOfTicks(sql) : sql;
        return function switch
        {
            TermFunction.Lower => statement.Dialect.Lower(sql),
            TermFunction.Upper => statement.Dialect.Upper(sql),
            TermFunction.Length => $"length({sql})",
            TermFunction.Day => day,
            TermFunction.Year => $"CAST(substr({day}, 1, 4) AS integer)",
            TermFunction.Month => $"CAST(substr({day}, 6, 2) AS integer)",
            _ => $"CAST(substr({day}, 9, 2) AS integer)",
        };
    }

    private string Compare(TermsCompare compare)
    {
        var (left, op, right) = (compare.Left, compare.Operator, compare.Right);
        if (left is FlatValue && right is not FlatValue)
            (left, op, right) = (right, Turned(op), left);
        if (right is FlatValue { Value: null })
            return op switch
            {
                TermOperator.Equal => $"{Of(left)} IS NULL",
                TermOperator.NotEqual => $"{Of(left)} IS NOT NULL",
                _ => False,
            };
        if (op == TermOperator.NotEqual)
            return $"({Compare(new TermsCompare(left, TermOperator.Equal, right))}) IS NOT TRUE";
        if (right is FlatValue { Value: decimal number })
            return Number(left, op, number);
        var same = left is not FlatValue && right is not FlatValue && op == TermOperator.Equal;
        return $"{Of(left)} {(same ? "IS NOT DISTINCT FROM" : Sign(op))} {Of(right)}";
    }

    /// <summary>The number's steps are whole, the value's need not be.</summary>
    private string Number(FlatTerm term, TermOperator op, decimal value)
    {
        var sql = Of(term);
        if (FlatNumber.StepsOf(value, DecimalsOf(term)) is not var (steps, isExact))
            return op is TermOperator.Equal || value > 0 != op is TermOperator.Less or TermOperator.LessOrEqual
                ? False
                : $"{sql} IS NOT NULL";
        if (op == TermOperator.Equal && !isExact)
            return False;
        var exactly = op switch
        {
            TermOperator.Less when !isExact => TermOperator.LessOrEqual,
            TermOperator.GreaterOrEqual when !isExact => TermOperator.Greater,
            _ => op,
        };
        return $"{sql} {Sign(exactly)} {statement.Text.Value(steps)}";
    }

    private string Among(FlatTerm term, IReadOnlyList<FlatValue> values)
    {
        if (values.Any(value => value.Value is null))
            return $"({Of(term)} IS NULL OR {Among(term, [.. values.Where(value => value.Value is not null)])})";
        var stored = values
            .Select(value =>
                value.Value is not decimal number ? Stored(value)
                : FlatNumber.StepsOf(number, DecimalsOf(term)) is (var steps, true) ? steps
                : default(SqlValue?)
            )
            .OfType<SqlValue>()
            .ToList();
        return stored.Count == 0 ? False : $"{Of(term)} IN ({string.Join(", ", stored.Select(value => statement.Text.Value(value)))})";
    }

    private string Has(TextHas has)
    {
        var text = Of(has.Text);
        if (has.Part.Length == 0)
            return $"{text} IS NOT NULL";
        var part = statement.Text.Value(has.Part);
        return has.Place switch
        {
            TextPlace.Anywhere => statement.Dialect.Contains(text, part),
            TextPlace.End => statement.Dialect.EndsWith(text, part),
            _ => $"substr({text}, 1, length({part})) = {part}",
        };
    }

    internal static int DecimalsOf(FlatTerm term) => term is ColumnTerm { Column.Decimals: var decimals } ? decimals : 0;

    private static SqlValue Stored(FlatValue value) =>
        value.Value switch
        {
            string text => text,
            DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.UtcTicks,
            bool flag => flag,
            decimal number => decimal.ToInt64(number),
            null => default,
            _ => throw new NotSupportedException($"A {value.Value.GetType().Name} is no value."),
        };

    private static TermOperator Turned(TermOperator op) =>
        op switch
        {
            TermOperator.Greater => TermOperator.Less,
            TermOperator.GreaterOrEqual => TermOperator.LessOrEqual,
            TermOperator.Less => TermOperator.Greater,
            TermOperator.LessOrEqual => TermOperator.GreaterOrEqual,
            _ => op,
        };

    private static string Sign(TermOperator op) =>
        op switch
        {
            TermOperator.Equal => "=",
            TermOperator.Greater => ">",
            TermOperator.GreaterOrEqual => ">=",
            TermOperator.Less => "<",
            _ => "<=",
        };
}
