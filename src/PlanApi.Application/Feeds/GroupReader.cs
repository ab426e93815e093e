using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;
using Calendar = PlanApi.Domain.Calendars.Calendar;

namespace PlanApi.Application.Feeds;

/// <summary>Computes groups of numbers as slices, with all that these allow and hide.</summary>
public sealed class GroupReader(PlanDb db, PlanOpener opener, SliceReader slices)
{
    /// <summary>How many groups there may be: they are in memory, and go into a statement.</summary>
    private const long MaxGroups = 100_000;

    /// <summary>The groups that have a number, as a JSON array.</summary>
    internal async Task<Outcome<string>> Rows(Code plan, NumberGroups groups, CancellationToken cancellation)
    {
        var rows = await Overflows.Answered(GroupedNumbers.Pointer, () => Read(plan, groups, cancellation));
        return rows.Failure is Invalid invalid
            ? new Invalid([.. invalid.All.Select(fault => fault with { Pointer = GroupedNumbers.Pointer })])
            : rows;
    }

    private async Task<Outcome<string>> Read(Code code, NumberGroups groups, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(code, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var (indicators, periods) = (Indicators(plan, groups), Periods(plan.Structure.Calendar, groups));
        if (groups.OnlySums && indicators.FirstOrDefault(one => one.Kind is not (IndicatorKind.Flow or IndicatorKind.Stock)) is { } other)
            return Invalid.One(
                FaultCodes.NotAllowed,
                GroupedNumbers.Pointer,
                $"'{other.Code}' is of the kind {CamelCase.Of(other.Kind)}, whose numbers have no sum; 'Value with PlanApi.rollUp as T' "
                    + $"computes it by its kind, and so does /v1/plans/{code}/slices.csv. Or name others, as in "
                    + "filter(IndicatorKind in ('flow','stock'))."
            );
        if (groups.Measures is [] || indicators is [] || periods is [] || groups.Members.Values.Any(named => named is []))
            return "[]";
        if (!(await slices.Open(plan, Slice(groups, indicators, periods), cancellation)).IsSuccess(out var slice, out failure))
            return failure;
        return slice.Layout.CellCount > MaxGroups
            ? new SliceTooLarge(SliceReader.CountOf(slice.Layout), $"{MaxGroups:N0}")
            : Written(slice, groups, plan.Structure.Definitions, plan.Structure.Calendar, cancellation);
    }

    /// <summary>The indicators that are named and that the caller may see.</summary>
    private static List<Indicator> Indicators(OpenPlan plan, NumberGroups groups) =>
        [
            .. plan
                .Structure.Definitions.Values.Where(one =>
                    groups.Indicators?.Contains(one.Code) != false && groups.Kinds?.Contains(one.Kind) != false
                )
                .OrderBy(one => one.Code),
        ];

    private static List<Period> Periods(Calendar calendar, NumberGroups groups)
    {
        if (!groups.HasPeriods)
            return [.. groups.Periods ?? [Period.OfYear(calendar.Year)]];
        var (first, last) = groups.Days.Count > 0 ? calendar.PlanDays() : calendar.Days(Period.OfYear(calendar.Year));
        var periods = groups.Periods ?? groups.Grains!.Distinct().SelectMany(grain => calendar.Periods(grain, first, last));
        return
        [
            .. periods.Where(period =>
                groups.Grains?.Contains(period.Grain) != false
                && (groups.Days.Count == 0 || !calendar.Holds(period) || groups.Days.All(holds => holds(calendar.Days(period))))
            ),
        ];
    }

    private static Slice Slice(NumberGroups groups, List<Indicator> indicators, List<Period> periods)
    {
        var along = groups.By.Select(column => column.Dimension).OfType<Code>().Distinct().ToList();
        var members = along.Select(dimension => new SliceAxis
        {
            Dimension = dimension,
            Members = groups.Members.GetValueOrDefault(dimension),
        });
        return new Slice
        {
            Scenario = groups.Scenario,
            Measures = groups.Measures!,
            Indicators = [.. indicators.Select(indicator => indicator.Code)],
            Rows = [.. members, .. groups.HasPeriods ? [new SliceAxis { Periods = periods }] : Array.Empty<SliceAxis>()],
            Filter = new Scope(
                groups.Members.Where(named => !along.Contains(named.Key)).Select(named => KeyValuePair.Create(named.Key, named.Value[0]))
            ),
            Period = groups.HasPeriods ? null : periods[0],
        };
    }

    private static string Written(
        OpenSlice slice,
        NumberGroups groups,
        IReadOnlyDictionary<Code, Indicator> indicators,
        Calendar calendar,
        CancellationToken cancellation
    )
    {
        var text = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(text);
        writer.WriteStartArray();
        foreach (var window in slice.Windows(0, cancellation))
        {
            var axes = slice.Axes(window.Frame).ToDictionary(axis => axis.Index.Dimension);
            for (var place = 0; place < window.Frame.Count; place++)
            {
                foreach (var (indicator, measure, numbers, decimals) in window.Numbers)
                {
                    if (numbers.At(place) is not { HasValue: true } number)
                        continue;
                    writer.WriteStartObject();
                    foreach (var column in groups.By)
                        writer.WriteString(column.Name, Text(column, place, indicator, measure));
                    writer.WriteNumber(GroupedNumbers.Number, number.RoundedSteps(decimals));
                    writer.WriteEndObject();
                }
            }

            string? Text(GroupColumn column, int place, Code indicator, string measure) =>
                column.Is switch
                {
                    NumberColumn.Scenario => groups.Scenario.ToString(),
                    NumberColumn.Measure => measure,
                    NumberColumn.Indicator => indicator.ToString(),
                    NumberColumn.IndicatorKind => CamelCase.Of(indicators[indicator].Kind),
                    NumberColumn.Grain => CamelCase.Of(window.Frame.PeriodAt(place).Grain),
                    NumberColumn.PeriodStart => Day(calendar.Days(window.Frame.PeriodAt(place)).First),
                    NumberColumn.PeriodEnd => Day(calendar.Days(window.Frame.PeriodAt(place)).Last),
                    NumberColumn.Period => window.Frame.PeriodAt(place).ToString(),
                    _ => axes[column.Dimension!.Value] is var (axis, index)
                        ? index.CodeOf(window.Frame.MemberAt(axis, place)).ToString()
                        : null,
                };
        }
        writer.WriteEndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
