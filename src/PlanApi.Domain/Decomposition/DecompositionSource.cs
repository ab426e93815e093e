using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Decomposition;

/// <summary>The input of a decomposition.</summary>
/// <param name="Calendar">The plan's calendar.</param>
/// <param name="Scopes">The plan's dimensions.</param>
/// <param name="Layout">Which dimensions it crosses.</param>
/// <param name="Responsibility">The lines that answer for numbers.</param>
/// <param name="Indicators">The indicators by code.</param>
/// <param name="Members">The members by dimension and code, down to the level of the breakdown.</param>
/// <param name="Objectives">The objectives that are in force in the scenario.</param>
/// <param name="KeyResults">The key results that do.</param>
/// <param name="Targets">The targets that do.</param>
/// <param name="Weights">Their weights.</param>
/// <param name="InForce">The weights that are in force on the first day.</param>
/// <param name="Holds">The holds on targets' numbers.</param>
/// <param name="Bounds">The bounds of targets' numbers.</param>
/// <param name="Numbers">The numbers of a scenario, indicator and measure over a frame.</param>
public sealed record DecompositionSource(
    Calendar Calendar,
    ScopeIndex Scopes,
    MatrixLayout? Layout,
    Responsibility? Responsibility,
    IReadOnlyDictionary<Code, Indicator> Indicators,
    IReadOnlyDictionary<(Code Dimension, Code Member), Member> Members,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyList<KeyResult> KeyResults,
    IReadOnlyList<Target> Targets,
    IReadOnlyList<Weight> Weights,
    WeightsInForce InForce,
    IReadOnlyList<Hold> Holds,
    IReadOnlyList<Bound> Bounds,
    Func<Code, Code, Measure, Frame, Numbers> Numbers
)
{
    /// <summary>Every code that is already used, for all kinds of parts that are made.</summary>
    public required IReadOnlySet<Code> Taken { get; init; }
}
