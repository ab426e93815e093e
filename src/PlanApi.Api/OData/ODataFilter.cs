using Microsoft.OData.UriParser;
using PlanApi.Application.Errors;
using PlanApi.Application.Feeds;

namespace PlanApi.Api.OData;

/// <summary>Turns what <c>$filter</c> and <c>$orderby</c> say into conditions and terms of a flat table.</summary>
internal sealed class ODataFilter(FlatTable table)
{
    /// <summary>How many values and columns a filter may name.</summary>
    public const int MaxNodes = 400;

    private int _nodes;

    /// <exception cref="Refused">It says something that is not served here.</exception>
    public FlatCondition Condition(QueryNode node)
    {
        switch (node)
        {
            case ConvertNode convert:
                return Condition(convert.Source);
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both:
                return new AllHold([.. Parts(both, BinaryOperatorKind.And)]);
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } either:
                return new AnyHolds([.. Parts(either, BinaryOperatorKind.Or)]);
            case BinaryOperatorNode compare:
                return Compare(compare);
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                return new NotHolds(Condition(not.Operand));
            case InNode { Left: var left, Right: CollectionConstantNode right }:
                return Among(Term(left), right);
            case SingleValueFunctionCallNode { Name: "contains" or "startswith" or "endswith" } call:
                return Has(call);
            case ConstantNode { Value: bool holds }:
                Count();
                return new AlwaysHolds(holds);
            default:
                return Term(node) is { Type: ColumnType.Flag } flag
                    ? new TermsCompare(flag, TermOperator.Equal, FlatValue.Of(true))
                    : throw new Refused("A filter is true or false for a row; compare this with something.");
        }
    }

    public FlatTerm Term(QueryNode node)
    {
        switch (node)
        {
            case ConvertNode convert:
                return Term(convert.Source);
            case ConstantNode constant:
                Count();
                return ODataValues.Of(constant);
            case SingleValueOpenPropertyAccessNode made:
                Count();
                return new ColumnTerm(table.Column(made.Name) ?? throw new Refused($"There is no column '{made.Name}'."));
            case SingleValuePropertyAccessNode property:
                Count();
                return new ColumnTerm(
                    table.Column(property.Property.Name) ?? throw new Refused($"There is no column '{property.Property.Name}'.")
                );
            case SingleValueFunctionCallNode call:
                return Call(call);
            default:
                throw new Refused(
                    "This is not served here. Filters have eq, ne, gt, ge, lt, le, in, and, or, not, contains, startswith, endswith, "
                        + "tolower, toupper, length, date, year, month and day over columns and values."
                );
        }
    }

    // A long chain is one list, and not a deep tree.
    private IEnumerable<FlatCondition> Parts(BinaryOperatorNode chain, BinaryOperatorKind kind)
    {
        var parts = new Stack<QueryNode>();
        QueryNode at = chain;
        while (Bare(at) is BinaryOperatorNode link && link.OperatorKind == kind)
        {
            parts.Push(link.Right);
            at = link.Left;
        }
        return parts.Prepend(at).Select(Condition);
    }

    private static QueryNode Bare(QueryNode node) => node is ConvertNode convert ? Bare(convert.Source) : node;

    private TermsCompare Compare(BinaryOperatorNode node)
    {
        var op = node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => TermOperator.Equal,
            BinaryOperatorKind.NotEqual => TermOperator.NotEqual,
            BinaryOperatorKind.GreaterThan => TermOperator.Greater,
            BinaryOperatorKind.GreaterThanOrEqual => TermOperator.GreaterOrEqual,
            BinaryOperatorKind.LessThan => TermOperator.Less,
            BinaryOperatorKind.LessThanOrEqual => TermOperator.LessOrEqual,
            _ => throw new Refused("Filters do not calculate; compare columns with values, and calculate in your own tool."),
        };
        var (left, right) = (Term(node.Left), Term(node.Right));
        Match(left, right);
        return new TermsCompare(left, op, right);
    }

    private TermAmong Among(FlatTerm term, CollectionConstantNode values)
    {
        var known = values
            .Collection.Select(value =>
            {
                Count();
                return ODataValues.Of(value);
            })
            .ToList();
        foreach (var value in known)
            Match(term, value);
        return new TermAmong(term, known);
    }

    private TextHas Has(SingleValueFunctionCallNode call)
    {
        var (text, part) = (Term(call.Parameters.First()), Term(call.Parameters.Last()));
        return text.Type == ColumnType.Text && part is FlatValue { Value: string looked }
            ? new TextHas(
                call.Name switch
                {
                    "contains" => TextPlace.Anywhere,
                    "startswith" => TextPlace.Start,
                    _ => TextPlace.End,
                },
                text,
                looked
            )
            : throw new Refused($"'{call.Name}' takes a column and a text, as in {call.Name}(Code,'gmv').");
    }

    private TermCall Call(SingleValueFunctionCallNode call)
    {
        var of = call.Parameters.Count() == 1 ? Term(call.Parameters.Single()) : throw NotServed(call.Name);
        return (call.Name, of.Type) switch
        {
            ("tolower", ColumnType.Text) => new TermCall(TermFunction.Lower, of),
            ("toupper", ColumnType.Text) => new TermCall(TermFunction.Upper, of),
            ("length", ColumnType.Text) => new TermCall(TermFunction.Length, of),
            ("date", ColumnType.Moment) => new TermCall(TermFunction.Day, of),
            ("year", ColumnType.Date or ColumnType.Moment) => new TermCall(TermFunction.Year, of),
            ("month", ColumnType.Date or ColumnType.Moment) => new TermCall(TermFunction.Month, of),
            ("day", ColumnType.Date or ColumnType.Moment) => new TermCall(TermFunction.DayOfMonth, of),
            _ => throw NotServed(call.Name),
        };
    }

    private static Refused NotServed(string function) =>
        new(
            $"The function '{function}' is not served here; use contains, startswith, endswith, tolower, toupper, "
                + "length, date, year, month or day."
        );

    /// <summary>Two values are compared if they are of one type, and numbers with the same decimals.</summary>
    private static void Match(FlatTerm left, FlatTerm right)
    {
        if (left is FlatValue { Value: null } || right is FlatValue { Value: null })
            return;
        if (IsNumber(left.Type) && IsNumber(right.Type))
        {
            if (left is FlatValue || right is FlatValue || DecimalsOf(left) == DecimalsOf(right))
                return;
            throw new Refused("Two columns with different decimals are not compared here; compare them in your own tool.");
        }
        if (left.Type == right.Type)
            return;
        throw new Refused(
            (left.Type, right.Type) is (ColumnType.Moment, ColumnType.Date) or (ColumnType.Date, ColumnType.Moment)
                ? "Write a day as 2024-06-18, and a moment as 2024-06-18T00:00:00Z; date() is the day of a moment."
                : "Values of different types are compared; write texts as 'gmv', numbers as 1.5, days as 2024-06-18."
        );
    }

    private static bool IsNumber(ColumnType type) => type is ColumnType.Whole or ColumnType.Number;

    private static int DecimalsOf(FlatTerm term) => term is ColumnTerm { Column.Decimals: var decimals } ? decimals : 0;

    private void Count()
    {
        if (++_nodes > MaxNodes)
            throw new Refused($"The filter names over {MaxNodes} values and columns; ask in several requests.", FaultCodes.TooLarge);
    }
}

/// <summary>Something in a query that is not served here.</summary>
internal sealed class Refused(string message, string code = FaultCodes.NotAllowed) : Exception(message)
{
    public string Code => code;
}
