using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Decomposition;

/// <summary>Finds every fault of a request at once.</summary>
internal static class DecompositionCheck
{
    /// <summary>How many parts one decomposition may have.</summary>
    public const int MaxParts = 50_000;

    /// <summary>How many members an axis may have of which none is named.</summary>
    public const int MaxMembers = 10_000;

    private const int MaxAxes = 6;
    private const int MaxBases = 1_000;

    public static async Task<FaultList> Faults(
        PlanDb db,
        PlanRow plan,
        PlannedParts parts,
        DecompositionRequest request,
        CancellationToken cancellation
    )
    {
        var faults = new FaultList();
        var structure = parts.Structure;
        Scenario(structure, request.Scenario, "/scenario", faults);
        Known(request.Objectives, parts.Objectives.Select(objective => objective.Code), "objective", "/objectives", faults);
        Known(request.KeyResults, parts.KeyResults.Select(result => result.Code), "key result", "/keyResults", faults);
        if (request.Over.Count is 0 or > MaxAxes)
            faults.Add(FaultCodes.TooFew, "/over", $"Name 1 to {MaxAxes} axes.");
        for (var at = 0; at < Math.Min(request.Over.Count, MaxAxes); at++)
            Axis(parts, request.Over, at, faults);
        if (request.Bases.Count > MaxBases)
            faults.Add(FaultCodes.TooLarge, "/bases", $"{MaxBases:N0} bases are the most.");
        for (var at = 0; at < Math.Min(request.Bases.Count, MaxBases); at++)
            Basis(parts, request.Bases[at], $"/bases/{at}", faults);
        if (
            request.Source is { } source
            && !await db.Set<SectionRow>().AnyAsync(row => row.PlanId == plan.Id && row.Code == source.ToString(), cancellation)
        )
            faults.Add(FaultCodes.UnknownReference, "/source", $"There is no section '{source}' in this plan; create it first.");
        return faults;
    }

    private static void Axis(PlannedParts parts, IReadOnlyList<SliceAxis> over, int at, FaultList faults)
    {
        var (axis, pointer) = (over[at], $"/over/{at}");
        if (over.Take(at).Any(before => before.Dimension == axis.Dimension))
            faults.Add(FaultCodes.DuplicateItem, pointer, "There is an axis of that already.");
        if (axis.Total || axis.Below is not null || axis.Within is not null)
            faults.Add(
                FaultCodes.NotAllowed,
                pointer,
                "An axis of a decomposition lies below its key result: name its members or periods, or the grain or level."
            );
        if (axis.Level is < 1)
            faults.Add(FaultCodes.OutOfRange, $"{pointer}/level", "A level is 1 or more.");
        if (axis.Dimension is not null && (axis.Grain is not null || axis.Periods is not null))
            faults.Add(FaultCodes.NotAllowed, pointer, "An axis has members or periods; name the others as an axis of their own.");
        if (axis.Dimension is not { } dimension)
        {
            if (axis.Grain is null && axis.Periods is not { Count: > 0 })
                faults.Add(FaultCodes.MissingField, pointer, "Name a dimension, a grain, or periods.");
            foreach (
                var (period, item) in (axis.Periods ?? [])
                    .Select((period, item) => (period, item))
                    .Where(pair => !parts.Structure.Calendar.Holds(pair.period))
            )
                faults.Add(FaultCodes.PeriodOutsideCalendar, $"{pointer}/periods/{item}", $"{period} lies outside the plan's years.");
            Apart(parts.Structure.Calendar, axis.Periods ?? [], pointer, faults);
            return;
        }
        if (parts.Structure.Scopes.DimensionNumber(dimension) is var number && number < 0)
        {
            faults.Add(FaultCodes.UnknownReference, $"{pointer}/dimension", $"There is no dimension '{dimension}'.");
            return;
        }
        var index = parts.Structure.Scopes.Dimensions[number];
        for (var item = 0; item < (axis.Members?.Count ?? 0); item++)
        {
            if (!index.IsMember(index.Number(axis.Members![item])))
                faults.Add(
                    FaultCodes.UnknownReference,
                    $"{pointer}/members/{item}",
                    $"There is no member '{axis.Members[item]}' of '{dimension}'; a group is no sum of its members."
                );
        }
        Apart(index, axis.Members ?? [], pointer, parts.Structure.Calendar.Days(Period.OfYear(parts.Structure.Calendar.Year)).Last, faults);
    }

    // Parts that lie in each other would count twice.
    private static void Apart(DimensionIndex index, IReadOnlyList<Code> members, string pointer, DateOnly day, FaultList faults)
    {
        var named = members.Select(index.Number).Where(index.IsMember).ToHashSet();
        var seen = new HashSet<Code>();
        for (var item = 0; item < members.Count; item++)
        {
            var number = index.Number(members[item]);
            var isTwice = !seen.Add(members[item]);
            for (
                var at = index.IsMember(number) ? index.ParentOn(number, day) : DimensionIndex.Top;
                !isTwice && at != DimensionIndex.Top;
                at = index.ParentOn(at, day)
            )
                isTwice = named.Contains(at);
            if (isTwice)
                faults.Add(
                    FaultCodes.DuplicateItem,
                    $"{pointer}/members/{item}",
                    $"'{members[item]}' lies in another member of the axis, or comes twice: it would count twice."
                );
        }
    }

    private static void Apart(Calendar calendar, IReadOnlyList<Period> periods, string pointer, FaultList faults)
    {
        (int Item, DateOnly First, DateOnly Last)[] spans =
        [
            .. periods
                .Select((period, item) => (period, item))
                .Where(pair => calendar.Holds(pair.period))
                .Select(pair => (pair.item, calendar.Days(pair.period).First, calendar.Days(pair.period).Last))
                .OrderBy(span => span.First)
                .ThenByDescending(span => span.Last),
        ];
        for (var at = 1; at < spans.Length; at++)
        {
            if (spans[at].First <= spans[at - 1].Last)
                faults.Add(
                    FaultCodes.DuplicateItem,
                    $"{pointer}/periods/{spans[at].Item}",
                    $"{periods[spans[at].Item]} shares days with another period of the axis: they would count twice."
                );
        }
    }

    private static void Basis(PlannedParts parts, DecompositionBasis basis, string pointer, FaultList faults)
    {
        Known(basis.Indicators, parts.Structure.Indicators.Keys, "indicator", $"{pointer}/indicators", faults);
        Known(basis.KeyResults, parts.KeyResults.Select(result => result.Code), "key result", $"{pointer}/keyResults", faults);
        if (basis.Axis is { } axis && axis != DecompositionRequest.PeriodAxis && parts.Structure.Scopes.DimensionNumber(axis) < 0)
            faults.Add(FaultCodes.UnknownReference, $"{pointer}/axis", $"There is no dimension '{axis}'; periods are the axis 'period'.");
        if (basis.Method == DecompositionMethod.Weighted && basis.Weights is not { Count: > 0 })
            faults.Add(FaultCodes.MissingField, $"{pointer}/weights", "Weigh at least one member or period.");
        if (basis.Method == DecompositionMethod.Entered && basis.Values is not { Count: > 0 })
            faults.Add(FaultCodes.MissingField, $"{pointer}/values", "Enter at least one value.");
        for (var at = 0; at < (basis.Weights?.Count ?? 0); at++)
        {
            if (basis.Weights![at].Value.Steps <= 0)
                faults.Add(
                    FaultCodes.OutOfRange,
                    $"{pointer}/weights/{at}/value",
                    "A weight is above zero; leave out those that get nothing."
                );
            if (basis.Weights[at].Member is null == basis.Weights[at].Period is null)
                faults.Add(FaultCodes.MissingField, $"{pointer}/weights/{at}", "Name a member or a period.");
        }
        for (var at = 0; at < (basis.Values?.Count ?? 0); at++)
        {
            if (basis.Values![at].Member is null == basis.Values[at].Period is null)
                faults.Add(FaultCodes.MissingField, $"{pointer}/values/{at}", "Name a member or a period.");
        }
        if (basis.Like is { } like)
            Like(parts.Structure, like, $"{pointer}/like", faults);
    }

    private static void Like(CubeStructure structure, SpreadLike like, string pointer, FaultList faults)
    {
        if (like.Scenario is { } scenario)
            Scenario(structure, scenario, $"{pointer}/scenario", faults);
        if (like.Indicator is { } indicator && !structure.Indicators.ContainsKey(indicator))
            faults.Add(FaultCodes.UnknownReference, $"{pointer}/indicator", $"There is no indicator '{indicator}'.");
        if (like.YearsBefore is < 0 or > 100)
            faults.Add(FaultCodes.OutOfRange, $"{pointer}/yearsBefore", "'yearsBefore' must be 0 to 100.");
        foreach (var (dimension, member) in like.Scope ?? Scope.Top)
        {
            if (
                structure.Scopes.DimensionNumber(dimension) is var number
                && (number < 0 || structure.Scopes.Dimensions[number].Number(member) == DimensionIndex.Top)
            )
                faults.Add(
                    FaultCodes.UnknownReference,
                    $"{pointer}/scope/{dimension}",
                    $"There is no member or group '{dimension}/{member}'."
                );
        }
    }

    private static void Scenario(CubeStructure structure, Code scenario, string pointer, FaultList faults)
    {
        if (!structure.Scenarios.ContainsKey(scenario))
            faults.Add(FaultCodes.UnknownReference, pointer, $"There is no scenario '{scenario}'; create it first.");
    }

    private static void Known(IReadOnlyList<Code>? named, IEnumerable<Code> known, string noun, string pointer, FaultList faults)
    {
        if (named is null)
            return;
        if (named.Count == 0)
            faults.Add(FaultCodes.EmptyFilter, pointer, "It names nothing; leave it out to mean all.");
        var there = known.ToHashSet();
        for (var at = 0; at < named.Count; at++)
        {
            if (!there.Contains(named[at]))
                faults.Add(FaultCodes.UnknownReference, $"{pointer}/{at}", $"There is no {noun} '{named[at]}'.");
        }
    }
}
