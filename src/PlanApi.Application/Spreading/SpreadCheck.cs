using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Checks that the spread names existing things, and that its method conserves the number that it breaks down.</summary>
internal static class SpreadCheck
{
    public static Invalid? Names(CubeStructure structure, Grants grants, SpreadRequest request)
    {
        var faults = new FaultList();
        Known(structure.Scenarios.ContainsKey(request.Scenario), "/scenario", "scenario", request.Scenario);
        Known(structure.Indicators.ContainsKey(request.Indicator), "/indicator", "indicator", request.Indicator);
        if (request.SolveFor is { } solve)
            Known(structure.Indicators.ContainsKey(solve), "/solveFor", "indicator", solve);
        if (request.Like?.Indicator is { } like)
            Known(structure.Indicators.ContainsKey(like), "/like/indicator", "indicator", like);
        if (request.Like?.Scenario is { } scenario)
            Known(structure.Scenarios.ContainsKey(scenario), "/like/scenario", "scenario", scenario);
        foreach (var (dimension, member) in request.Like?.Scope ?? Scope.Top)
        {
            if (
                structure.Scopes.DimensionNumber(dimension) is not (>= 0 and var number)
                || structure.Scopes.Dimensions[number].Number(member) is not (>= 0 and var place)
                || !grants.MaySee(number, place)
            )
                faults.Add(
                    FaultCodes.UnknownReference,
                    $"/like/scope/{dimension}",
                    $"There is no member or group '{dimension}/{member}', or you may not see it."
                );
        }
        if (
            request.Like is { PerDay: true }
            && structure.Definitions.TryGetValue(request.Like.Indicator ?? request.SolveFor ?? request.Indicator, out var flow)
            && flow.Kind != IndicatorKind.Flow
        )
            faults.Add(FaultCodes.NotAllowed, "/like/perDay", $"'{flow.Code}' is no flow, and has no number a day; leave this out.");
        if (request.ByDays && request.Method != SpreadMethod.Weighted)
            faults.Add(
                FaultCodes.NotAllowed,
                "/byDays",
                "Periods weigh by their days in 'weighted'; numbers to go by count by the day with 'like.perDay'."
            );
        if (request.Like is { YearsBefore: < 0 or > 50 })
            faults.Add(FaultCodes.OutOfRange, "/like/yearsBefore", "'yearsBefore' is 0 to 50.");
        if (request.Method == SpreadMethod.Relative && request.Like is null)
            faults.Add(FaultCodes.MissingField, "/like", "Say which numbers to go by.");
        if (request.Over.Count == 0)
            faults.Add(FaultCodes.TooFew, "/over", "Name at least one axis to break the number down over.");
        return faults.IsEmpty ? null : new Invalid(faults.Faults);

        void Known(bool known, string pointer, string noun, Code code)
        {
            if (!known)
                faults.Add(FaultCodes.UnknownReference, pointer, $"There is no {noun} '{code}'.");
        }
    }

    /// <summary>The cells that the number goes to: members on rows, periods on columns.</summary>
    public static Outcome<SliceLayout> Layout(
        CubeStructure structure,
        Grants grants,
        SpreadRequest request,
        Indicator asked,
        Indicator solved
    )
    {
        if (Solving(asked, solved) is { } wrong)
            return wrong;
        var faults = new FaultList();
        foreach (var (axis, at) in request.Over.Select((axis, at) => (axis, at)))
        {
            var kind = axis.Dimension is null ? SpreadAxisKind.Time : SpreadAxisKind.Scope;
            if (SpreadLegality.Refusal(asked, kind, request.Method, request.Mode) is { } refusal)
                faults.Add(FaultCodes.NotAllowed, $"/over/{at}", refusal);
        }
        Decimals(request, asked, solved, faults);
        var isRoomMaking = IsRoomMaking(request, asked);
        var axes = request
            .Over.Select(axis =>
                axis.Dimension is { } dimension
                    ? axis.Members is null && axis.Below is null && !isRoomMaking && request.Scope.TryGetValue(dimension, out var member)
                        ? axis with
                        {
                            Below = member,
                        }
                        : axis
                    : axis.Periods is null && axis.Within is null
                        ? axis with
                        {
                            Within = request.Period,
                        }
                        : axis
            )
            .ToArray();
        var slice = new Slice
        {
            Scenario = request.Scenario,
            Indicators = [solved.Code],
            Measures = [request.Measure],
            Filter = new Scope(request.Scope.Where(pair => axes.All(axis => axis.Dimension != pair.Key))),
            Period = axes.Any(axis => axis.Dimension is null) ? null : request.Period,
            Rows = [.. axes.Where(axis => axis.Dimension is not null)],
            Columns = [.. axes.Where(axis => axis.Dimension is null)],
        };
        int[] rows = [.. axes.Select((axis, at) => (axis, at)).Where(pair => pair.axis.Dimension is not null).Select(pair => pair.at)];
        int[] columns = [.. axes.Select((axis, at) => (axis, at)).Where(pair => pair.axis.Dimension is null).Select(pair => pair.at)];
        var layout = SliceLayout.Of(
            structure.Scopes,
            structure.Calendar,
            slice,
            grants.MaySee,
            (code, pointer, message) => faults.Add(code, Pointer(pointer, rows, columns), message)
        );
        if (!grants.MaySee(structure.Scopes, PlaceOf(request, asked)))
            faults.Add(
                FaultCodes.NotAllowed,
                "/scope",
                "You may see some members of a dimension only; name one, and break its number down below it."
            );
        if (!faults.IsEmpty || layout is null)
            return new Invalid(faults.Faults);
        if (layout.CellCount > SpreadPreparer.MaxCells)
            return new SliceTooLarge(SliceReader.CountOf(layout), $"{SpreadPreparer.MaxCells:N0}");
        if (layout.CellCount == 0)
            return Invalid.One(
                FaultCodes.TooFew,
                "/over",
                "No member or period lies there, so that there is nothing to break the number down to."
            );
        if (SpreadOverlaps.Of(structure, layout, request) is { } overlap)
            return overlap;
        return Below(structure, request, layout, isRoomMaking) is { } outside ? outside : layout;
    }

    /// <summary>
    /// The cells in the order of codes and of time, whatever the order of axes, members and periods in the request. This order decides
    /// between equal remainders.
    /// </summary>
    public static Frame InOrder(CubeStructure structure, SliceLayout layout)
    {
        var frame = layout.All();
        return Frames.Product(
            [.. frame.Axes.OrderBy(axis => axis.Dimension).Select(axis => (axis.Dimension, (IReadOnlyList<int>)[.. axis.Entries.Order()]))],
            [.. frame.Periods.OrderBy(period => structure.Calendar.Days(period).First)]
        );
    }

    // Numbers that become cells must not be finer than those; what a computed indicator is to come to may be.
    private static void Decimals(SpreadRequest request, Indicator asked, Indicator solved, FaultList faults)
    {
        if (asked.Code == solved.Code)
            Check(request.Value, "/value");
        Check(request.First, "/first");
        foreach (var (total, at) in (request.Totals ?? []).Select((total, at) => (total, at)))
            Check(total.Value, $"/totals/{at}/value");

        void Check(Quantity? value, string pointer)
        {
            if (value is { } number && number.Decimals > solved.Decimals)
                faults.Add(
                    FaultCodes.TooManyDecimals,
                    pointer,
                    $"{number} has more decimals than the {solved.Decimals} of '{solved.Code}'."
                );
        }
    }

    /// <summary>Whether a share is set by changing its own part and its siblings, so that the whole stays the same.</summary>
    public static bool IsRoomMaking(SpreadRequest request, Indicator asked) =>
        asked is { Kind: IndicatorKind.Share, ShareOf: { } whole } && request.Over.Any(axis => axis.Dimension == whole);

    /// <summary>
    /// The members of the place that the cells add up to. For a share whose siblings make room, these are the members above.
    /// </summary>
    public static Scope PlaceOf(SpreadRequest request, Indicator asked) =>
        IsRoomMaking(request, asked) ? request.Scope.With(asked.ShareOf!.Value, null) : request.Scope;

    private static Invalid? Solving(Indicator asked, Indicator solved)
    {
        if (!CellCheck.IsComputed(asked))
            return asked.Code == solved.Code
                ? null
                : Invalid.One(FaultCodes.NotAllowed, "/solveFor", $"'{asked.Code}' is stored itself; leave this out.");
        var parts = IndicatorParts.Of(asked);
        if (asked.Code == solved.Code)
            return Invalid.One(
                FaultCodes.MissingField,
                "/solveFor",
                $"'{asked.Code}' is computed; say which of {string.Join(", ", parts)} is to change so that it comes out."
            );
        if (!parts.Contains(solved.Code))
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/solveFor",
                $"'{asked.Code}' does not follow from '{solved.Code}'; it follows from {string.Join(", ", parts)}."
            );
        return CellCheck.IsComputed(solved) || solved.Kind is not (IndicatorKind.Flow or IndicatorKind.Stock)
            ? Invalid.One(FaultCodes.NotAllowed, "/solveFor", $"'{solved.Code}' is no flow or stock, and cannot be broken down as a sum.")
            : null;
    }

    private static Invalid? Below(CubeStructure structure, SpreadRequest request, SliceLayout layout, bool isRoomMaking)
    {
        var frame = layout.All();
        foreach (var axis in frame.Axes)
        {
            var index = structure.Scopes.Dimensions[axis.Dimension];
            if (
                isRoomMaking
                || !request.Scope.TryGetValue(index.Dimension, out var member)
                || axis.Entries.Count == 1 && index.CodeOf(axis.Entries[0]) == member
            )
                continue;
            if (
                axis.Entries.FirstOrDefault(entry => !index.IsWithin(entry, index.Number(member), DateOnly.MaxValue), DimensionIndex.Top)
                    is var outside
                && outside != DimensionIndex.Top
            )
                return Invalid.One(FaultCodes.NotAllowed, "/over", $"'{index.CodeOf(outside)}' does not lie below '{member}'.");
        }
        var wrong = frame.Periods.FirstOrDefault(
            period => period != request.Period && !structure.Calendar.Contains(request.Period, period),
            request.Period
        );
        return wrong == request.Period ? null : Invalid.One(FaultCodes.NotAllowed, "/over", $"{wrong} does not lie in {request.Period}.");
    }

    private static string Pointer(string pointer, int[] rows, int[] columns)
    {
        var parts = pointer.Split('/');
        return parts switch
        {
            ["", "rows", var at, ..] => $"/over/{rows[int.Parse(at)]}{Rest(3)}",
            ["", "columns", var at, ..] => $"/over/{columns[int.Parse(at)]}{Rest(3)}",
            ["", "filter", ..] => $"/scope{Rest(2)}",
            _ => pointer,
        };

        string Rest(int from) => string.Concat(parts.Skip(from).Select(part => "/" + part));
    }
}
