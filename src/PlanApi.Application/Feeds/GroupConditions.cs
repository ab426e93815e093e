using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>
/// Reads what conditions say about groups of numbers: they name values of columns, or bound the days of periods. All other conditions are
/// of single stored numbers, and groups are computed from all of them.
/// </summary>
internal sealed class GroupConditions(NumberColumns columns)
{
    private readonly Dictionary<GroupColumn, IReadOnlyList<string>> _named = [];
    private readonly List<Func<(DateOnly First, DateOnly Last), bool>> _days = [];
    private string? _fault;

    /// <summary>The groups' conditions, or what cannot be said of groups.</summary>
    public Outcome<NumberGroups> Read(NumberGroups groups, IEnumerable<FlatCondition> conditions)
    {
        foreach (var condition in conditions)
            Add(condition);
        var read = groups with
        {
            Scenario = One(groups, NumberColumn.Scenario, Parsed<Code>(NumberColumn.Scenario)) ?? Code.Baseline,
            Measures = Both(groups.Measures, Named(NumberColumn.Measure, Choice<Measure>)),
            Indicators = Parsed<Code>(NumberColumn.Indicator),
            Kinds = Named(NumberColumn.IndicatorKind, Choice<IndicatorKind>),
            Grains = Named(NumberColumn.Grain, Choice<Grain>),
            Periods = Parsed<Period>(NumberColumn.Period),
            Days = _days,
            Members = _named
                .Where(named => named.Key.Dimension is not null)
                .ToDictionary(named => named.Key.Dimension!.Value, named => Texts<Code>(named.Value)),
        };
        Check(read);
        return _fault is null ? read : Invalid.One(FaultCodes.NotAllowed, GroupedNumbers.Pointer, _fault);
    }

    private void Check(NumberGroups groups)
    {
        if (groups.Measures is null)
            Refuse("Name the measure, as in filter(Measure eq 'actual')/groupby(...), or several and group by Measure.");
        if (groups.Measures is { Count: > 1 } && !Has(groups, NumberColumn.Measure))
            Refuse("Targets, actuals and forecasts are not added to each other; group by Measure too.");
        if (groups.Indicators is null or { Count: > 1 } && !Has(groups, NumberColumn.Indicator))
            Refuse("Indicators are not added to each other; name one, as in filter(Indicator eq 'gmv'), or group by Indicator too.");
        foreach (var (dimension, members) in groups.Members)
        {
            if (members.Count > 1 && !groups.By.Any(column => column.Dimension == dimension))
                Refuse($"Name one member of {columns.NameOf(dimension)}, or group by it too: members may lie within each other.");
        }
        if (groups.HasPeriods && groups.Periods is null && groups.Grains is null)
            Refuse("Periods lie within each other; say how long they are, as in filter(Grain eq 'month'), or name them.");
        if (groups.HasPeriods && groups.Grains is not [_] && !Has(groups, NumberColumn.Period))
            Refuse("Periods of several lengths may begin on one day; group by Period too.");
        if (
            !groups.HasPeriods
            && (groups.Periods is { Count: > 1 } || groups.Grains is not null || _days.Count > 0 || Has(groups, NumberColumn.Grain))
        )
            Refuse("Name one period, as in filter(Period eq '2024-Q1'), or group by Period too.");
    }

    private void Add(FlatCondition condition)
    {
        switch (condition)
        {
            case AllHold { Conditions: var parts }:
                foreach (var part in parts)
                    Add(part);
                break;
            case AlwaysHolds { Holds: true }:
                break;
            case TermsCompare { Left: FlatValue value, Right: ColumnTerm column, Operator: TermOperator.Equal }:
                Add(column, [value]);
                break;
            case TermsCompare { Left: ColumnTerm column, Right: FlatValue value, Operator: TermOperator.Equal } when !IsDay(column):
                Add(column, [value]);
                break;
            case TermsCompare
            {
                Left: ColumnTerm column,
                Right: FlatValue { Value: DateOnly day },
                Operator: not TermOperator.NotEqual
            } bound when IsDay(column):
                var isFirst = columns.Of(column.Column)!.Is == NumberColumn.PeriodStart;
                _days.Add(days => Holds(bound.Operator, (isFirst ? days.First : days.Last).CompareTo(day)));
                break;
            case TermAmong { Term: ColumnTerm column, Values: var values }:
                Add(column, values);
                break;
            case AnyHolds { Conditions: var ways } when Among(ways) is var (column, values):
                Add(column, values);
                break;
            default:
                Refuse(
                    "Groups of numbers are computed from all of their numbers: before them, a filter names values with eq or in, "
                        + "and bounds PeriodStart and PeriodEnd, each with and between."
                );
                break;
        }
    }

    private void Add(ColumnTerm term, IReadOnlyList<FlatValue> values)
    {
        if (columns.Of(term.Column) is not { } column || IsDay(term) || values.Any(value => value.Value is not string))
        {
            Refuse($"Before groups of numbers, a filter names values of {columns.Names}; '{term.Column.Name}' is of single numbers.");
            return;
        }
        var texts = values.Select(value => (string)value.Value!).Distinct().ToList();
        _named[column] = _named.TryGetValue(column, out var before) ? [.. before.Intersect(texts)] : texts;
    }

    /// <summary>One column, and the values that it may have, where alternatives say no more than that.</summary>
    private static (ColumnTerm, IReadOnlyList<FlatValue>)? Among(IReadOnlyList<FlatCondition> ways)
    {
        var pairs = ways.OfType<TermsCompare>()
            .Where(way => way is { Left: ColumnTerm, Operator: TermOperator.Equal, Right: FlatValue })
            .Select(way => (Column: (ColumnTerm)way.Left, Value: (FlatValue)way.Right))
            .ToList();
        return pairs.Count == ways.Count && pairs.All(pair => pair.Column == pairs[0].Column)
            ? (pairs[0].Column, [.. pairs.Select(pair => pair.Value)])
            : null;
    }

    private static IReadOnlyList<T>? Both<T>(IReadOnlyList<T>? some, IReadOnlyList<T>? others) =>
        some is null || others is null ? some ?? others : [.. some.Intersect(others)];

    private bool IsDay(ColumnTerm term) => columns.Of(term.Column)?.Is is NumberColumn.PeriodStart or NumberColumn.PeriodEnd;

    private static bool Has(NumberGroups groups, NumberColumn column) => groups.By.Any(by => by.Is == column);

    private T? One<T>(NumberGroups groups, NumberColumn column, IReadOnlyList<T>? values)
        where T : struct
    {
        if (values is { Count: not 1 } || (values is null && Has(groups, column)))
            Refuse($"Name one value of {column}, as in filter({column} eq 'baseline').");
        return values is [var one] ? one : null;
    }

    private IReadOnlyList<T>? Parsed<T>(NumberColumn column)
        where T : struct, ITextValue<T> => Texts(column) is { } texts ? Texts<T>(texts) : null;

    private IReadOnlyList<T> Texts<T>(IEnumerable<string> texts)
        where T : struct, ITextValue<T> =>
        [
            .. texts.Select(text =>
            {
                if (!T.TryParse(text, out var value))
                    Refuse($"'{text}' is not taken; expected {T.Expectation}.");
                return value;
            }),
        ];

    private List<T>? Named<T>(NumberColumn column, Func<string, T?> parse)
        where T : struct => Texts(column)?.Select(parse).OfType<T>().ToList();

    private T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (CamelCase.Values<T>().TryGetValue(name, out var value))
            return value;
        Refuse($"'{name}' is not taken; expected one of {string.Join(", ", CamelCase.Values<T>().Keys)}.");
        return null;
    }

    private IReadOnlyList<string>? Texts(NumberColumn column) => _named.FirstOrDefault(named => named.Key.Is == column).Value;

    private static bool Holds(TermOperator op, int order) =>
        op switch
        {
            TermOperator.Equal => order == 0,
            TermOperator.Greater => order > 0,
            TermOperator.GreaterOrEqual => order >= 0,
            TermOperator.Less => order < 0,
            _ => order <= 0,
        };

    private void Refuse(string message) => _fault ??= message;
}
