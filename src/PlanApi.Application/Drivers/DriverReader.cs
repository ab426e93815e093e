using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Explanations;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Drivers;

/// <summary>Reads the tree of a question, and loads the data for its numbers into memory. Call within a snapshot.</summary>
public sealed class DriverReader(PlanOpener opener, CubeReader cubes)
{
    /// <summary>How many drivers a tree may have.</summary>
    public const int MaxDrivers = 2_000;

    /// <summary>How many operations its formulas may have in all.</summary>
    public const int MaxOperations = 10_000;

    /// <summary>How long its exact numbers may grow: some 2,400 digits.</summary>
    public const int MaxBits = 8_192;

    /// <summary>Checks a question with all of its places, and opens it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="question">The question.</param>
    /// <param name="places">The places at which the tree is wanted, each with the pointer to what names it in the request.</param>
    /// <param name="check">Looks for further faults, given the plan's structure.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal async Task<Outcome<OpenTree>> Open(
        Code plan,
        DriverQuestion question,
        IReadOnlyList<(string Pointer, CellAddress Place)> places,
        Action<CubeStructure, FaultList>? check,
        CancellationToken cancellation
    )
    {
        if (!(await opener.Open(plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (row, structure, grants) = opened;
        var faults = new FaultList();
        foreach (var (pointer, place) in places)
        {
            foreach (var fault in CellAddresses.Fault(structure, grants, place)?.All ?? [])
                faults.Add(fault with { Pointer = pointer + fault.Pointer });
        }
        CheckDrivers(structure, question, faults);
        check?.Invoke(structure, faults);
        if (!faults.IsEmpty)
            return new Invalid([.. faults.Faults.DistinctBy(fault => (fault.Code, fault.Pointer))]);
        var reading = DriverTree.Read(question.Indicator, structure.Definitions, question.Drivers, MaxDrivers);
        if (reading.Circle.Count > 0)
            return Invalid.One(FaultCodes.Cycle, "/indicator", Circle(reading.Circle));
        if (reading.Tree is not { } tree)
            return new TooLarge($"{MaxDrivers:N0} drivers in a tree; name drivers nearer the top for it to end at");
        if (tree.OperandCount > MaxOperations)
            return new TooLarge($"{MaxOperations:N0} operations in the formulas of a tree; name drivers nearer the top for it to end at");
        return await Read(row, structure, grants, tree, [.. places.Select(place => place.Place)], cancellation);
    }

    private async Task<Outcome<OpenTree>> Read(
        PlanRow row,
        CubeStructure structure,
        Grants grants,
        DriverTree tree,
        IReadOnlyList<CellAddress> places,
        CancellationToken cancellation
    )
    {
        // A growth looks for its base among actuals as well, which needs the growth itself to be asked for.
        Code[] indicators =
        [
            .. tree
                .Drivers.Where(driver => driver is { IsLeaf: true, Role: not DriverRole.Days })
                .Select(driver => driver.Of ?? driver.Indicator)
                .Distinct(),
        ];
        var opened = new List<DriverPlace>();
        foreach (var place in places)
        {
            var source = await cubes.Source(row, structure, structure.Scenarios[place.Scenario], indicators, [place.Measure], cancellation);
            opened.Add(new DriverPlace(new RollUpEngine(source, grants), place.Measure, place.Scope, place.Period));
        }
        return new OpenTree(structure, tree, places, opened);
    }

    private static void CheckDrivers(CubeStructure structure, DriverQuestion question, FaultList faults)
    {
        if (question.Drivers is not { } drivers)
            return;
        if (drivers.Count > MaxDrivers)
            faults.Add(FaultCodes.TooLarge, "/drivers", $"Name at most {MaxDrivers:N0} drivers.");
        var seen = new HashSet<Code>();
        for (var at = 0; at < Math.Min(drivers.Count, MaxDrivers); at++)
        {
            if (!structure.Indicators.ContainsKey(drivers[at]))
                faults.Add(FaultCodes.UnknownReference, $"/drivers/{at}", $"There is no indicator '{drivers[at]}'.");
            if (!seen.Add(drivers[at]))
                faults.Add(FaultCodes.DuplicateItem, $"/drivers/{at}", $"'{drivers[at]}' is named already.");
        }
    }

    private static string Circle(IReadOnlyList<Code> circle)
    {
        var named = circle.Take(12).Select(code => code.ToString()).ToList();
        return $"'{circle[0]}' is computed from itself: {string.Join(" <- ", named)}{(circle.Count > named.Count ? " <- ..." : "")} <- "
            + $"{circle[0]}. Change one of these, or name one in drivers for the tree to end at.";
    }
}

/// <summary>A tree with the places at which its numbers are wanted.</summary>
internal sealed record OpenTree(
    CubeStructure Structure,
    DriverTree Tree,
    IReadOnlyList<CellAddress> Places,
    IReadOnlyList<DriverPlace> Numbers
)
{
    /// <summary>The tree's numbers at a place; a failure if they become too long.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public Outcome<DriverValues> Evaluate(int place, IReadOnlyDictionary<int, Fraction>? set = null)
    {
        var values = Numbers[place].Evaluate(Tree, set);
        return values.Bits > DriverReader.MaxBits
            ? new TooLarge($"{DriverReader.MaxBits:N0} bits for an exact number; name drivers nearer the top for the tree to end at")
            : values;
    }

    public ExplainedPlace PlaceOf(int place) =>
        new(Places[place].Scenario, Places[place].Indicator, Places[place].Measure, Places[place].Scope, Places[place].Period);
}
