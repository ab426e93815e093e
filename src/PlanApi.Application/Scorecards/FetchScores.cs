using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scorecards;

/// <summary>
/// Today's scores of all objectives and key results of a plan: each as its scorecard tells it, and where it stands among the others.
/// </summary>
public sealed record FetchScores(Code Plan) : Fetch<IReadOnlyList<PlacedScore>>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The score of an objective or a key result, and where it stands among the others.</summary>
public sealed record PlacedScore
{
    public required ScoreKind Kind { get; init; }

    public required Code Code { get; init; }

    public required LocalText Names { get; init; }

    /// <summary>The objective above: the first of those that an objective serves, or the objective of a key result.</summary>
    public Code? Parent { get; init; }

    /// <summary>The codes from the top objective to this one, by the first parent of each, with strokes between.</summary>
    public required string Path { get; init; }

    /// <summary>How far below the top it stands; 1 is an objective that serves no other.</summary>
    public required int Level { get; init; }

    public Code? Owner { get; init; }

    public LocalText? OwnerNames { get; init; }

    public Scope? Scope { get; init; }

    /// <summary>For a key result: its target.</summary>
    public Code? Target { get; init; }

    public Code? Indicator { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>From 0 to 1.2; absent without data.</summary>
    public Quantity? Score { get; init; }

    /// <summary>For a key result: its attainment, which the score limits to 0 to 1.2.</summary>
    public Quantity? Attainment { get; init; }

    public required Light Light { get; init; }

    public LightReason? Reason { get; init; }

    /// <summary>The share of its children, by weight, that have data.</summary>
    public required Quantity Coverage { get; init; }

    public required string Sentence { get; init; }
}

internal sealed class FetchScoresHandler(PlanDb db, ScoreReader scores, Parties.PartyStore parties)
    : IHandler<FetchScores, IReadOnlyList<PlacedScore>>
{
    public Task<Outcome<IReadOnlyList<PlacedScore>>> Handle(FetchScores request, CancellationToken cancellation) =>
        Overflows.Answered<IReadOnlyList<PlacedScore>>("", () => Read(request, cancellation));

    private async Task<Outcome<IReadOnlyList<PlacedScore>>> Read(FetchScores request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (
            !(await scores.Open(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            || !(await scores.OfObjectives(plan, Code.Baseline, cancellation)).IsSuccess(out var read, out failure)
        )
            return failure;
        var people = await parties
            .All(plan.Row.Id, Visibility.Everything)
            .ToDictionaryAsync(party => party.Code, cancellationToken: cancellation);
        var paths = new ObjectivePaths(plan.Parts.Objectives);
        var results = plan.Parts.KeyResults.ToDictionary(result => result.Code);
        return Outcome.Of<IReadOnlyList<PlacedScore>>([.. read.SelectMany(score => Placed(score, paths, results, people))]);
    }

    /// <summary>An objective, then its key results.</summary>
    private static IEnumerable<PlacedScore> Placed(
        ReadScore read,
        ObjectivePaths paths,
        Dictionary<Code, KeyResult> results,
        Dictionary<Code, Party> people
    )
    {
        var (scored, day) = (read.Scored, read.Lights.Day);
        var (objective, path) = (paths.Of(scored.Node.Code!.Value), paths.To(scored.Node.Code!.Value));
        yield return Of(scored, path, objective.Owner, path.Count > 1 ? path[^2] : null, null);
        foreach (var child in scored.Children.Where(child => child.Node.Kind == ScoreKind.KeyResult))
        {
            var result = results[child.Node.Code!.Value];
            yield return Of(child, [.. path, result.Code], result.Owner, objective.Code, result.Target);
        }

        PlacedScore Of(ScoredNode node, IReadOnlyList<Code> to, Code? owner, Code? parent, Code? target)
        {
            var answer = ScoreAnswer.Of(node);
            return new PlacedScore
            {
                Kind = answer.Kind,
                Code = answer.Code!.Value,
                Names = answer.Names,
                Parent = parent,
                Path = string.Join('/', to),
                Level = to.Count,
                Owner = owner,
                OwnerNames = owner is { } party ? people.GetValueOrDefault(party)?.Names : null,
                Scope = answer.Scope,
                Target = target,
                Indicator = answer.Indicator,
                Date = day,
                Score = answer.Score,
                Attainment = answer.Attainment,
                Light = answer.Light,
                Reason = answer.Reason,
                Coverage = answer.Coverage,
                Sentence = ScoreText.Sentence(node, "en"),
            };
        }
    }
}

/// <summary>The ways down to objectives from the top, by the first parent of each that is there.</summary>
internal sealed class ObjectivePaths(IEnumerable<Objective> objectives)
{
    private readonly Dictionary<Code, Objective> _objectives = objectives.ToDictionary(objective => objective.Code);

    public Objective Of(Code code) => _objectives[code];

    public IReadOnlyList<Code> To(Code code)
    {
        var path = new List<Code>();
        // Alignments in a circle end where they come back.
        for (Code? at = code; at is { } next && !path.Contains(next); at = ParentOf(next))
            path.Add(next);
        path.Reverse();
        return path;
    }

    private Code? ParentOf(Code code) =>
        _objectives[code].Parents.Where(_objectives.ContainsKey).Select(parent => (Code?)parent).FirstOrDefault();
}
