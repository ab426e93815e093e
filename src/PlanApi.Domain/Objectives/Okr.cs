using PlanApi.Domain.Targets;

namespace PlanApi.Domain.Objectives;

/// <summary>An objective with the key results that measure it.</summary>
public sealed record Okr(Objective Objective, IReadOnlyList<MeasuredResult> KeyResults);

/// <summary>A key result with its target.</summary>
public sealed record MeasuredResult(KeyResult KeyResult, Target Target);
