using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Explanations;

/// <summary>The parts from which a computed number was made. They come from the engine that computes it.</summary>
internal sealed class CellReasons(RollUpEngine engine, CubeStructure structure, Indicator indicator, ExplainedPlace place, SliceCell cell)
{
    /// <summary>A member with more children than this is explained by periods, or by the number of its parts alone.</summary>
    private const int MaxInputs = 1_000;

    private Frame Here => Frames.At(structure.Scopes, place.Scope, [place.Period]);

    public CellExplanation Explain()
    {
        if (cell.State == CellState.Missing)
            return Told("none", "Nothing is stored there or below; missing is not zero.", []);
        return indicator.Kind switch
        {
            IndicatorKind.Ratio when indicator is { Numerator: { } numerator, Denominator: { } denominator } => Derived(
                "quotient",
                [Total("numerator", numerator, Here), Total("denominator", denominator, Here)],
                inputs => $"{inputs[0]} / {inputs[1]}{Unit}"
            ),
            IndicatorKind.Share when indicator is { Base: { } code, ShareOf: { } over } => Derived(
                "share",
                [Input("part", code, Here), Input("whole", code, Here.Without(structure.Scopes.DimensionNumber(over)).Frame)],
                inputs => $"{inputs[0]} / {inputs[1]}{Unit}"
            ),
            IndicatorKind.Growth => Growth(),
            IndicatorKind.Formula when Formula.Parse(indicator.Formula).Formula is { } formula => Derived(
                "formula",
                [.. formula.Mentions.Select(code => Total(code.ToString(), code, Here))],
                _ => indicator.Formula!
            ),
            IndicatorKind.Share or IndicatorKind.Formula => Told(
                "none",
                "The inputs of this number are not given, or cannot be read; complete the indicator.",
                []
            ),
            _ => Parts(),
        };
    }

    /// <summary>A flow's number per day, or a period's total, from how its indicator states it.</summary>
    public CellExplanation Converted(FlowBasis basis)
    {
        var days = structure.Calendar.LengthOf(place.Period);
        var (numbers, decimals) = DailyNumbers.Of(engine.Over(indicator.Code, place.Measure, Here), indicator, basis, structure.Calendar);
        var converted = SliceCell.Of(numbers, 0, decimals);
        if (converted.Value is not { } value)
            return Explain();
        var sentence =
            basis == FlowBasis.PerDay
                ? $"{value} a day is {cell.Value} over the {days} days of {place.Period}."
                : $"{value} is {cell.Value} a day times the {days} days of {place.Period}.";
        return new CellExplanation(
            place,
            converted,
            basis == FlowBasis.PerDay ? "perDay" : "total",
            sentence,
            [Input("number", indicator.Code, Here) with { Weight = Days(place.Period) }],
            null
        );
    }

    private string Unit => indicator.Unit == Domain.Indicators.Unit.Percent ? " x 100" : "";

    private CellExplanation Growth()
    {
        if (indicator is not { Base: { } code, Against: { } against } || structure.Calendar.BaseOf(place.Period, against) is not { } before)
            return Told("none", "The growth's base has another length than the period, or is not said.", []);
        var shifted = Here.WithPeriods([before]);
        var from = new[] { place.Measure, Measure.Actual, Measure.Reference }.First(measure =>
            measure == Measure.Reference || engine.Over(code, measure, shifted).At(0).State != CellState.Missing
        );
        return Derived(
            "growth",
            [Input("now", code, Here), Input("base", code, shifted, from)],
            inputs =>
                inputs[1].StartsWith('-')
                    ? $"({inputs[0]} - {inputs[1]}) / {inputs[1][1..]}{Unit}"
                    : $"({inputs[0]} / {inputs[1]} - 1){Unit}"
        );
    }

    private CellExplanation Derived(string operation, IReadOnlyList<ExplainedInput> inputs, Func<IReadOnlyList<string>, string> arithmetic)
    {
        if (engine.Over(indicator.Code, place.Measure, Here).At(0).Reason == NoNumber.Hidden)
            return Told("none", "It has a value that you may not see, because totals above your members would follow from it.", []);
        var values = inputs.Select(input => input.Value?.ToString() ?? "missing").ToArray();
        return Told(
            operation,
            cell.Value is { } value ? $"{value} is {arithmetic(values)}." : $"{arithmetic(values)} has no value: {cell.Reason}.",
            inputs
        );
    }

    // The children along the first axis on which they account for the number: what is stored may lie deeper on one than on another.
    private CellExplanation Parts()
    {
        var operation =
            indicator.Kind is IndicatorKind.Flow ? "sum"
            : indicator.Kind == IndicatorKind.Stock ? "sum"
            : "weightedMean";
        foreach (var (name, frames) in Axes())
        {
            var found = frames
                .Select(frame => (Frame: frame, Input: Input("part", indicator.Code, frame)))
                .Where(part => part.Input.Value is not null)
                .ToArray();
            var inputs = Array.ConvertAll(found, part => part.Input);
            if (inputs.Length == 0)
                continue;
            if (operation == "weightedMean")
                return Told(
                    operation,
                    $"{cell.Value} is the mean of {inputs.Length} "
                        + $"{name}{(indicator.WeightedBy is { } by ? $", weighted by {by}" : "")}.{Split(inputs)}",
                    Weighted(found)
                );
            if (indicator.Kind == IndicatorKind.Stock && name == "periods")
                return Told(
                    Over(),
                    $"{cell.Value} is the {Over()} of {inputs.Length} periods."
                        + $"{(inputs.Any(input => input.Place.Period.Grain == Grain.Week) ? " A week counts at its last day." : "")}",
                    inputs
                );
            if (indicator.PerDay && name == "periods")
            {
                return Told(
                    "weightedMean",
                    $"{cell.Value} a day is the mean of {inputs.Length} periods, weighted by their days, over the "
                        + $"{Days(place.Period)} days of {place.Period}.{Split(inputs)}",
                    [
                        .. inputs.Select(input =>
                            input with
                            {
                                Weight = input.Days is { } here ? Quantity.Of(here) : Days(input.Place.Period),
                            }
                        ),
                    ]
                );
            }
            if (cell.Value is { } value && inputs.Sum(input => input.Value!.Value.Steps) == value.Steps)
                return Told(
                    operation,
                    $"{value} is the sum of {inputs.Length} {name}: "
                        + string.Join(" + ", inputs.Take(12).Select(input => input.Value))
                        + $"{(inputs.Length > 12 ? " + ..." : "")}.{Split(inputs)}",
                    inputs
                );
        }
        return Told(
            "sum",
            cell.Reason is { } reason
                ? $"It has no value: {reason}."
                : $"{cell.Value} is the sum of the values that are stored below, at several levels.",
            []
        );
    }

    private string Over() =>
        (indicator.OverTime ?? OverTime.Last) switch
        {
            OverTime.Average => "average",
            OverTime.Maximum => "maximum",
            _ => "last",
        };

    private IReadOnlyList<ExplainedInput> Weighted((Frame Frame, ExplainedInput Input)[] parts) =>
        [
            .. parts.Select(part =>
                indicator.WeightedBy is { } by ? part.Input with { Weight = Total("weight", by, part.Frame).Value } : part.Input
            ),
        ];

    private IEnumerable<(string Name, IReadOnlyList<Frame> Frames)> Axes()
    {
        var day = structure.Calendar.Days(place.Period).Last;
        foreach (var dimension in structure.Scopes.Dimensions)
        {
            var member = place.Scope.TryGetValue(dimension.Dimension, out var code) ? dimension.Number(code) : DimensionIndex.Top;
            int[] children = dimension.IsGroup(member) ? [.. dimension.MembersOf(member)] : dimension.ChildrenOn(day).Of(member).ToArray();
            if (children.Length is > 0 and <= MaxInputs)
                yield return (
                    $"members of '{dimension.Dimension}'",
                    [
                        .. children.Select(child =>
                            Frames.At(structure.Scopes, place.Scope.With(dimension.Dimension, dimension.CodeOf(child)), [place.Period])
                        ),
                    ]
                );
        }
        // By half-years and weeks where some are stored.
        foreach (
            var grain in Enum.GetValues<Grain>()
                .Where(grain =>
                    grain > place.Period.Grain
                    && (grain is not (Grain.HalfYear or Grain.Week) || engine.Source.Has(grain, indicator.Code, place.Measure))
                )
        )
            yield return ("periods", [.. Within(grain).Select(period => Frames.At(structure.Scopes, place.Scope, [period]))]);
    }

    // Of a week that lies in two months, the part that lies here; of a level, the week whose last day does.
    private IEnumerable<Period> Within(Grain grain)
    {
        var calendar = structure.Calendar;
        var (first, last) = calendar.Days(place.Period);
        if (grain == Grain.Week && indicator.Kind == IndicatorKind.Stock)
            return calendar.Periods(grain, first, last).Where(week => calendar.Days(week).Last <= last);
        return calendar
            .Periods(grain, first, last)
            .SelectMany(period => grain == Grain.Week && !calendar.Contains(place.Period, period) ? calendar.PartsOf(period) : [period])
            .Where(period => calendar.Contains(place.Period, period));
    }

    private static string Split(IEnumerable<ExplainedInput> inputs) =>
        string.Concat(
            inputs.Where(input => input.Days is not null).Select(input => $" {input.Place.Period} counts with {input.Days} of its 7 days.")
        );

    private Quantity Days(Period period) => Quantity.Of(structure.Calendar.LengthOf(period));

    private (Scope, Period) At(Frame frame) => (frame.ScopeAt(structure.Scopes, 0), frame.PeriodAt(0));

    private ExplainedInput Input(string role, Code code, Frame frame, Measure? measure = null) =>
        Input(role, code, frame, measure ?? place.Measure, engine.Over(code, measure ?? place.Measure, frame).At(0));

    // What others are computed with: of a flow per day, the period's total.
    private ExplainedInput Total(string role, Code code, Frame frame) =>
        Input(role, code, frame, place.Measure, engine.Totals(code, place.Measure, frame).At(0));

    private ExplainedInput Input(string role, Code code, Frame frame, Measure from, CubeNumber number)
    {
        var (scope, period) = At(frame);
        var whole = period.IsPartOfWeek ? Period.OfWeek(period.Year, period.Number) : period;
        return new ExplainedInput(
            role,
            new ExplainedPlace(place.Scenario, code, from, scope, whole),
            number.HasValue ? new Quantity(number.RoundedSteps(structure.Definitions[code].Decimals)) : null
        )
        {
            Days = period.IsPartOfWeek ? structure.Calendar.LengthOf(period) : null,
        };
    }

    private CellExplanation Told(string operation, string sentence, IReadOnlyList<ExplainedInput> inputs) =>
        new(place, cell, operation, sentence, inputs, null);
}
