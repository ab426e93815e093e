using PlanApi.Application.Forecasts;
using PlanApi.Application.Lights;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Progress;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Progress;

/// <summary>A plan's progress on a day, computed and ready to be shown. It has each key result and objective once.</summary>
/// <param name="Tree">The tree, lit.</param>
/// <param name="Day">The day.</param>
/// <param name="Language">The language of the sentences.</param>
/// <param name="Scenario">The scenario with the target numbers.</param>
/// <param name="Results">The key results of each target, by the target's code.</param>
/// <param name="Outlooks">Outlooks by the target's code, with the data behind them; absent if none are wanted.</param>
/// <param name="Alerts">Open alerts by the target's code; absent if none are wanted.</param>
internal sealed record ProgressBoard(
    ProgressTree Tree,
    DateOnly Day,
    string Language,
    Code Scenario,
    ILookup<Code, Code> Results,
    (OpenOutlooks Open, IReadOnlyDictionary<Code, Outlook> Of)? Outlooks,
    ILookup<Code, Alert>? Alerts
)
{
    private readonly Dictionary<Code, KeyResultProgress?> _results = [];

    public KeyResultProgress? KeyResult(Code code) =>
        _results.TryGetValue(code, out var known) ? known : _results[code] = Tree.KeyResult(code) is { } standing ? Of(standing) : null;

    public ObjectiveProgress? Objective(Code code)
    {
        if (Tree.Objective(code) is not { } standing)
            return null;
        var objective = standing.Objective;
        var weights = standing.Results.Select(child => child.Weight).Concat(standing.Serving.Select(child => child.Weight)).ToArray();
        Code?[] results =
        [
            .. standing.Results.Select(child => (Code?)child.Result.KeyResult.Code),
            .. standing.Serving.Select(_ => (Code?)null),
        ];
        Code?[] serving =
        [
            .. standing.Results.Select(_ => (Code?)null),
            .. standing.Serving.Select(child => (Code?)child.Objective.Objective.Code),
        ];
        return new ObjectiveProgress
        {
            Objective = code,
            Names = objective.Names,
            Parents = objective.Parents,
            Owner = objective.Owner,
            Line = standing.Place.Row,
            Tier = standing.Place.Column,
            Score = Shown.Of(standing.Score.Value),
            Light = standing.Light,
            Coverage = Shown.Of(standing.Score.Coverage) ?? default,
            FromKeyResults = Shown.Of(standing.FromResults?.Value),
            FromObjectives = Shown.Of(standing.FromObjectives?.Value),
            Difference = Shown.Of(standing.Difference),
            Sentence = ProgressText.Sentence(standing, Language),
            Contributions =
            [
                .. standing.Score.Children.Select(
                    (child, at) =>
                        new ProgressShare(
                            results[at],
                            serving[at],
                            weights[at],
                            Shown.Of(child.Share) ?? default,
                            child.Counted is null ? null : Shown.Of(child.Difference)
                        )
                ),
            ],
            KeyResults = [.. standing.Results.Select(child => KeyResult(child.Result.KeyResult.Code)).OfType<KeyResultProgress>()],
        };
    }

    private KeyResultProgress Of(ResultStanding standing)
    {
        var (result, lit) = (standing.KeyResult, standing.Lit);
        return new KeyResultProgress
        {
            KeyResult = result.Code,
            Names = result.Names,
            Objective = result.Objective,
            Parent = result.Parent,
            Owner = result.Owner,
            Weight = Tree.WeightOf(result),
            Line = standing.Place.Row,
            Tier = standing.Place.Column,
            Attainment = Shown.Of(lit.Attainment?.Value),
            Light = LightAnswer.Of(lit, Day, new(Scenario, Language), [.. Results[result.Target]]),
            Parts = standing.Parts is { } parts ? Of(parts) : null,
            Difference = Shown.Of(standing.Difference),
            Sentence = ProgressText.Sentence(standing, Language),
            Gaps =
            [
                .. (standing.Parts?.Gaps ?? []).Select(gap => new ProgressGap(
                    gap.Reason,
                    Shown.Of(gap.Whole),
                    Shown.Of(gap.Parts),
                    Shown.Of(gap.Effect),
                    gap.KeyResults,
                    ProgressText.Sentence(gap, NameOf, Language)
                )),
            ],
            Outlook =
                Outlooks is { } outlooks && outlooks.Of.TryGetValue(result.Target, out var outlook)
                    ? OutlookAnswer.Of(outlook, outlooks.Open, Language, [.. Results[result.Target]], withPlaces: false)
                    : null,
            Alerts = Alerts is null ? [] : [.. Alerts[result.Target]],
        };
    }

    private static PartsProgress Of(PartsStanding parts) =>
        new(
            parts.Basis,
            Shown.Of(parts.Attained),
            Shown.Of(parts.Sum?.Expected.Low),
            Shown.Of(parts.Sum?.Actual),
            Shown.Of(parts.Sum?.Goal),
            Shown.Of(parts.Coverage) ?? default,
            parts.Uses,
            [.. parts.Parts.Select(part => Of(part, parts.Basis == ProgressBasis.Sum ? part.Result.Reached : null))],
            [.. parts.ByLine.Select(Of)],
            [.. parts.ByTier.Select(Of)]
        );

    private static PartProgress Of(PartStanding part, ReachedNumber? reached) =>
        new(
            part.Result.KeyResult.Code,
            part.Result.Place.Row,
            part.Result.Place.Column,
            part.Result.Lit.Claim.Scope,
            part.Result.Lit.Claim.Period,
            part.Weight,
            Shown.Of(part.Share) ?? default,
            Shown.Of(part.Result.Attained),
            Shown.Of(reached?.Expected.Low),
            Shown.Of(reached?.Actual),
            Shown.Of(part.Miss),
            Shown.Of(part.ShareOfMiss)
        );

    private static MissOfMember Of(MemberMiss miss) => new(miss.Member, Shown.Of(miss.Miss), Shown.Of(miss.ShareOfMiss));

    private string NameOf(Code code) => Tree.KeyResult(code)?.KeyResult.Names.In(Language, code.ToString()) ?? code.ToString();
}
