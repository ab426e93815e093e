using PlanApi.Application.Forecasts;
using PlanApi.Application.Lights;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Progress;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Progress;

/// <summary>The state of a key result: by its own number and by its parts, with the reasons for the difference.</summary>
public sealed record KeyResultProgress
{
    public required Code KeyResult { get; init; }

    public required LocalText Names { get; init; }

    public required Code Objective { get; init; }

    /// <summary>The key result of which this one is a part.</summary>
    public Code? Parent { get; init; }

    public Code? Owner { get; init; }

    /// <summary>The weight among the key results of its objective, in percent.</summary>
    public Quantity? Weight { get; init; }

    /// <summary>The line that answers for it.</summary>
    public Code? Line { get; init; }

    /// <summary>The tier where it lies.</summary>
    public Code? Tier { get; init; }

    /// <summary>The share of the expected number that has been reached, by the key result's own number: 1 is on pace.</summary>
    public Quantity? Attainment { get; init; }

    /// <summary>The key result's own number with its light.</summary>
    public required LightAnswer Light { get; init; }

    /// <summary>The joint result of the key results that are its parts; absent where it has none.</summary>
    public PartsProgress? Parts { get; init; }

    /// <summary>The attainment by its own number minus the attainment by its parts.</summary>
    public Quantity? Difference { get; init; }

    /// <summary>The reasons for the difference. Their effects add up to it, except for rounding when shown.</summary>
    public IReadOnlyList<ProgressGap> Gaps { get; init; } = [];

    /// <summary>The same in words.</summary>
    public required string Sentence { get; init; }

    /// <summary>Whether its number will be reached.</summary>
    public OutlookAnswer? Outlook { get; init; }

    /// <summary>The open alerts of its light.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];
}

/// <summary>The joint result of the parts of a key result.</summary>
/// <param name="Basis">How it is put together.</param>
/// <param name="Attainment">The share of the expected number that has been reached.</param>
/// <param name="Expected">If the parts add up: the expected number of all parts with data.</param>
/// <param name="Actual">If the parts add up: the actual number of all parts with data.</param>
/// <param name="Goal">If the parts add up: the goal of all parts.</param>
/// <param name="Coverage">The share of the parts, by weight, that have data.</param>
/// <param name="Weights">How their weights were taken.</param>
/// <param name="Children">The parts, with the amount that each one misses.</param>
/// <param name="ByLine">The missing amount by line.</param>
/// <param name="ByTier">The missing amount by tier.</param>
public sealed record PartsProgress(
    ProgressBasis Basis,
    Quantity? Attainment,
    Quantity? Expected,
    Quantity? Actual,
    Quantity? Goal,
    Quantity Coverage,
    WeightUse Weights,
    IReadOnlyList<PartProgress> Children,
    IReadOnlyList<MissOfMember> ByLine,
    IReadOnlyList<MissOfMember> ByTier
);

/// <summary>A part of a key result, with the amount that it misses.</summary>
/// <param name="KeyResult">The part.</param>
/// <param name="Line">The line that answers for it.</param>
/// <param name="Tier">The tier where it lies.</param>
/// <param name="Scope">Where it lies.</param>
/// <param name="Period">For when.</param>
/// <param name="Weight">The weight that it is given, in percent.</param>
/// <param name="Share">The share among all parts by the weights, from 0 to 1.</param>
/// <param name="Attainment">The share of the expected number that has been reached: by the part's own number, otherwise by its
/// parts.</param>
/// <param name="Expected">If the parts add up: the expected number of this part.</param>
/// <param name="Actual">If the parts add up: the actual number of this part.</param>
/// <param name="Miss">The expected number minus the actual one. In the part's own unit if parts add up, otherwise in the mean attainment.
/// Negative if the part is ahead.</param>
/// <param name="ShareOfMiss">The share of this amount in the whole missing amount; absent if nothing is missing in total.</param>
public sealed record PartProgress(
    Code KeyResult,
    Code? Line,
    Code? Tier,
    Scope Scope,
    Period Period,
    Quantity? Weight,
    Quantity Share,
    Quantity? Attainment,
    Quantity? Expected,
    Quantity? Actual,
    Quantity? Miss,
    Quantity? ShareOfMiss
);

/// <summary>The amount that the parts of one line or tier miss together.</summary>
/// <param name="Member">The line or tier; absent for key results without a line or without a tier.</param>
/// <param name="Miss">The missing amount; below zero where the parts are ahead.</param>
/// <param name="ShareOfMiss">The share of this amount in the whole missing amount; absent if nothing is missing in total.</param>
public sealed record MissOfMember(Code? Member, Quantity? Miss, Quantity? ShareOfMiss);

/// <summary>One reason why a key result and its parts come to different attainments.</summary>
/// <param name="Reason">Which.</param>
/// <param name="Whole">The number on the side of the whole.</param>
/// <param name="Parts">The number on the side of the parts.</param>
/// <param name="Effect">The contribution to the difference.</param>
/// <param name="KeyResults">The parts that are meant.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record ProgressGap(
    GapReason Reason,
    Quantity? Whole,
    Quantity? Parts,
    Quantity? Effect,
    IReadOnlyList<Code> KeyResults,
    string Sentence
);

/// <summary>The state of an objective: by its key results and by the objectives that serve it.</summary>
public sealed record ObjectiveProgress
{
    public required Code Objective { get; init; }

    public required LocalText Names { get; init; }

    /// <summary>The objectives that it serves.</summary>
    public IReadOnlyList<Code> Parents { get; init; } = [];

    public Code? Owner { get; init; }

    /// <summary>The line that answers for it.</summary>
    public Code? Line { get; init; }

    /// <summary>The tier where it lies.</summary>
    public Code? Tier { get; init; }

    /// <summary>From 0 to 1.2, by the weights of its key results and of the objectives that serve it. The two sets count alike.</summary>
    public Quantity? Score { get; init; }

    /// <summary>The light of its score.</summary>
    public required Light Light { get; init; }

    /// <summary>The share of the children, by weight, that have data.</summary>
    public required Quantity Coverage { get; init; }

    /// <summary>The score of its key results alone.</summary>
    public Quantity? FromKeyResults { get; init; }

    /// <summary>The score of the objectives that serve it alone.</summary>
    public Quantity? FromObjectives { get; init; }

    /// <summary>The first less the second.</summary>
    public Quantity? Difference { get; init; }

    /// <summary>The same in words.</summary>
    public required string Sentence { get; init; }

    /// <summary>
    /// The contribution of each key result, and of each objective that serves this one, to the difference between the score and 1.
    /// </summary>
    public IReadOnlyList<ProgressShare> Contributions { get; init; } = [];

    /// <summary>The key results.</summary>
    public IReadOnlyList<KeyResultProgress> KeyResults { get; init; } = [];
}

/// <summary>The contribution of a key result or an objective to the score of the objective above.</summary>
/// <param name="KeyResult">The key result, where it is one.</param>
/// <param name="Objective">The objective, where it is one.</param>
/// <param name="Weight">The weight that it is given, in percent.</param>
/// <param name="Share">The share among all, from 0 to 1.</param>
/// <param name="Difference">The contribution to the difference between the score and 1; absent without data.</param>
public sealed record ProgressShare(Code? KeyResult, Code? Objective, Quantity? Weight, Quantity Share, Quantity? Difference);
