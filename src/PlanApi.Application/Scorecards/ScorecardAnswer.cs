using PlanApi.Application.Lights;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scorecards;

/// <summary>A weighted score on a day, with its parts. Each child that is not a target has its own scorecard.</summary>
/// <param name="Date">The day asked.</param>
/// <param name="Scenario">The scenario with the target numbers.</param>
/// <param name="Score">The subject with its score.</param>
/// <param name="Weights">For each set of siblings, how its weights were used: key results before objectives, and targets before places.
/// Each set counts alike.</param>
/// <param name="Expression">The arithmetic of the score: the sum of shares times values, divided by the share that has data.</param>
/// <param name="Difference">The score less 1, which is full attainment.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Light">For a key result: its light with the reason.</param>
/// <param name="Children">The children of the score.</param>
public sealed record ScorecardAnswer(
    DateOnly Date,
    Code Scenario,
    ScoreAnswer Score,
    IReadOnlyList<WeightUse> Weights,
    string? Expression,
    Quantity? Difference,
    string Sentence,
    LightAnswer? Light,
    IReadOnlyList<ScoredChild> Children
);

/// <summary>Something that has a score.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Code">The code of the objective, key result or target; absent for places and numbers of the cube.</param>
/// <param name="Names">The name.</param>
/// <param name="Scope">Where it is.</param>
/// <param name="Indicator">For a key result or target: its indicator.</param>
/// <param name="Score">From 0 to 1.2; absent without data.</param>
/// <param name="Attainment">For a key result or target: its attainment, which the score limits to 0 to 1.2.</param>
/// <param name="Light">Its light. Where the score is made of children, the standard thresholds apply.</param>
/// <param name="Reason">Why that is not a colour.</param>
/// <param name="Coverage">The share of its children, by weight, that have data.</param>
public sealed record ScoreAnswer(
    ScoreKind Kind,
    Code? Code,
    LocalText Names,
    Scope? Scope,
    Code? Indicator,
    Quantity? Score,
    Quantity? Attainment,
    Light Light,
    LightReason? Reason,
    Quantity Coverage
)
{
    internal static ScoreAnswer Of(ScoredNode scored) =>
        new(
            scored.Node.Kind,
            scored.Node.Code,
            scored.Node.Names,
            scored.Node.Scope,
            scored.Node.Claim?.Indicator.Code,
            Shown.Of(scored.Counted),
            Shown.Of(scored.Lit?.Attainment?.Value),
            scored.Light,
            scored.Lit is { Reason: not LightReason.None } lit ? lit.Reason : null,
            Shown.Of(scored.Coverage) ?? default
        );
}

/// <summary>A child in a score.</summary>
/// <param name="Child">The child with its own score.</param>
/// <param name="Weight">The weight that it is given, in percent.</param>
/// <param name="Share">The share among all children, from 0 to 1.</param>
/// <param name="Contribution">The contribution to the score.</param>
/// <param name="Difference">The contribution to the difference between the score and 1. The contributions of all children add up to it,
/// except for rounding when shown.</param>
public sealed record ScoredChild(ScoreAnswer Child, Quantity? Weight, Quantity Share, Quantity Contribution, Quantity Difference)
{
    internal static IReadOnlyList<ScoredChild> Of(ScoredNode scored)
    {
        var weights = scored.Node.Sets.Where(set => set.Count > 0).SelectMany(set => set.Select(child => child.Weight)).ToArray();
        return
        [
            .. scored.Children.Select(
                (child, at) =>
                    new ScoredChild(
                        ScoreAnswer.Of(child),
                        weights[at],
                        Shown.Of(scored.Score!.Children[at].Share) ?? default,
                        Shown.Of(scored.Score.Children[at].Contribution) ?? default,
                        Shown.Of(scored.Score.Children[at].Difference) ?? default
                    )
            ),
        ];
    }
}
