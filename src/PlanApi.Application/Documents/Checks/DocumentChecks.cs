using PlanApi.Application.Calendars;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Checks;

/// <summary>
/// The conditions between the parts of a document without which it cannot be stored. It accepts documents in which faulty entries are
/// null, so that every fault is reported at once.
/// </summary>
internal static class DocumentChecks
{
    public static void Check(PlanDocument document, SourceNode root, FaultList faults)
    {
        var place = new FaultPlaces(root, faults);
        var index = new PartIndex(document, root, place);
        foreach (var (part, pointer) in Parts(document))
        {
            if (faults.IsFull)
                return;
            place.CheckPart(part, pointer);
            index.CheckMentions(part.Mentions(), pointer, place);
        }
        if (document.Dimensions.Count > Scope.MaxDimensions)
            place.Add(FaultCodes.TooLarge, $"/dimensions/{Scope.MaxDimensions}", PartRules.TooManyDimensions);
        CheckCells(document, index, place);
        CheckPeriods(document, place);
        if (document.Scenario != Code.Baseline)
            index.CheckMentions([new Reference(PartKind.Scenario, document.Scenario.ToString(), "/scenario")], "", place);
        CycleChecks.Check(document, place);
    }

    private static IEnumerable<(PlanPart Part, string Pointer)> Parts(PlanDocument document)
    {
        if (document.Plan is not null)
            yield return (document.Plan, "/plan");
        foreach (var kind in PartKind.All)
        {
            var parts = document.ByKind[kind];
            for (var i = 0; i < parts.Count; i++)
            {
                if (parts[i] is { } part)
                    yield return (part, $"/{kind.Collection}/{i}");
            }
        }
    }

    private static void CheckCells(PlanDocument document, PartIndex index, FaultPlaces place)
    {
        var decimals = document
            .Indicators.Where(indicator => indicator is not null)
            .GroupBy(indicator => indicator.Code)
            .ToDictionary(same => same.Key, same => same.First().Decimals);
        var taken = new Dictionary<(Code, Measure, Code, Scope, Period), int>(document.Cells.Count);
        for (var i = 0; i < document.Cells.Count && !place.IsFull; i++)
        {
            if (document.Cells[i] is not { } cell)
                continue;
            var pointer = $"/cells/{i}";
            place.CheckPart(cell, pointer);
            index.CheckMentions(cell.Mentions(), pointer, place);
            if (!taken.TryAdd((cell.Scenario ?? document.Scenario, cell.Measure, cell.Indicator, cell.Scope, cell.Period), i))
            {
                var first = taken[(cell.Scenario ?? document.Scenario, cell.Measure, cell.Indicator, cell.Scope, cell.Period)];
                place.Add(
                    FaultCodes.DuplicateCell,
                    pointer,
                    $"The cell at /cells/{first} has the same scenario, measure, indicator, scope and period."
                );
            }
            if (decimals.TryGetValue(cell.Indicator, out var allowed) && cell.Value.Decimals > allowed)
                place.Add(
                    FaultCodes.TooManyDecimals,
                    $"{pointer}/value",
                    $"{cell.Value} has more decimals than the {allowed} of the indicator '{cell.Indicator}'."
                );
        }
    }

    private static void CheckPeriods(PlanDocument document, FaultPlaces place)
    {
        // A calendar at fault has been reported, and cannot be asked.
        if (document.Plan?.Calendar is not { } calendar || !new CalendarValidator().Validate(calendar).IsValid)
            return;
        var periods = Parts(document)
            .SelectMany(part => part.Part.Periods().Select(period => (period.Period, Pointer: part.Pointer + period.Pointer)))
            .Concat(
                document
                    .Cells.Select((cell, i) => (Cell: cell, Pointer: $"/{PlanDocument.CellList}/{i}/period"))
                    .Where(cell => cell.Cell is not null)
                    .Select(cell => (cell.Cell.Period, cell.Pointer))
            );
        foreach (var (period, pointer) in periods)
        {
            if (place.IsFull)
                return;
            if (!calendar.Holds(period))
                place.Add(
                    FaultCodes.PeriodOutsideCalendar,
                    pointer,
                    $"{period} lies outside the plan's years {calendar.ReferenceFrom ?? calendar.Year} to "
                        + $"{calendar.ReferenceTo ?? calendar.Year}; widen the calendar's reference years."
                );
        }
    }
}
