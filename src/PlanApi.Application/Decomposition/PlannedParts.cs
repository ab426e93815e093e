using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Objectives;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Application.Weights;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Decomposition;

/// <summary>The visible aims of a plan: objectives, key results, targets and their weights.</summary>
/// <param name="Row">The plan.</param>
/// <param name="Structure">The structure for computing the plan's numbers.</param>
/// <param name="Objectives">The objectives.</param>
/// <param name="KeyResults">Their key results.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Weights">The weights.</param>
/// <param name="Windows">The times for which some are overridden.</param>
public sealed record PlannedParts(
    PlanRow Row,
    CubeStructure Structure,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyList<KeyResult> KeyResults,
    IReadOnlyList<Target> Targets,
    IReadOnlyList<Weight> Weights,
    IReadOnlyList<WeightWindow> Windows
)
{
    /// <summary>Which dimensions the plan crosses, by their codes; null where it crosses none.</summary>
    public MatrixLayout? Layout =>
        Row is { Matrix: { } matrix, MatrixRowsId: { } rows, MatrixColumnsId: { } columns }
            ? matrix with
            {
                Rows = CodeOf(rows),
                Columns = CodeOf(columns),
            }
            : null;

    /// <summary>The lines that answer for numbers; null where the plan crosses no dimensions.</summary>
    public Responsibility? Responsibility =>
        Layout is { } layout ? new Responsibility(layout, Objectives, KeyResults, Structure.Definitions) : null;

    /// <summary>As one of its scenarios has them; the others' hold nothing.</summary>
    public PlannedParts In(Code scenario)
    {
        var line = ScenarioPartitions.LineOf(Structure, scenario);
        var results = line.Of(KeyResults, Objectives, Targets);
        return this with
        {
            Targets = line.Of(Targets),
            Objectives = line.Of(Objectives),
            KeyResults = results,
            Weights = line.Of(Weights, Objectives, KeyResults, results),
        };
    }

    /// <summary>The weights that hold on a day.</summary>
    public WeightsInForce WeightsOn(DateOnly day) => new(Weights, Windows, day);

    private Code CodeOf(long dimension) => Structure.Scopes.Dimensions[Array.IndexOf(Structure.DimensionIds, dimension)].Dimension;
}

/// <summary>
/// Reads what a plan wants: as many statements as there are kinds of part, however many parts. Call within a snapshot or a command.
/// </summary>
public sealed class PlannedPartsReader(
    PlanDb db,
    CubeReader cubes,
    ObjectiveStore objectives,
    KeyResultStore keyResults,
    WeightStore weights,
    WeightWindowStore windows
)
{
    public async Task<PlannedParts> Read(PlanRow row, Visibility seen, CancellationToken cancellation) =>
        new(
            row,
            (await cubes.Structure(row, cancellation)).SeenBy(seen.Indicators?.Keys),
            await objectives.All(row.Id, seen).ToListAsync(cancellation),
            await keyResults.All(row.Id, seen).ToListAsync(cancellation),
            await new TargetTable(db).Read(row.Id, seen, cancellation),
            await weights.All(row.Id, seen).ToListAsync(cancellation),
            await windows.All(row.Id, seen).ToListAsync(cancellation)
        );

    /// <summary>The failure for a plan that has no such scenario.</summary>
    public static Invalid? Fault(CubeStructure structure, Code scenario, string pointer = "/scenario") =>
        structure.Scenarios.ContainsKey(scenario)
            ? null
            : Invalid.One(FaultCodes.UnknownReference, pointer, $"There is no scenario '{scenario}'.");
}
