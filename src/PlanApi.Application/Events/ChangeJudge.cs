using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Alerts;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.History;
using PlanApi.Application.Lights;
using PlanApi.Application.Objectives;
using PlanApi.Application.Plans;
using PlanApi.Application.Reviews;
using PlanApi.Application.Targets;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Events;

/// <summary>Tells which changes a limited caller may hear of. Call within a snapshot.</summary>
public sealed class ChangeJudges(
    ChangeReader changes,
    SignalFinder signals,
    AlertStore alerts,
    ReviewStore reviews,
    TargetStore targets,
    ObjectiveStore objectives,
    KeyResultStore keyResults,
    VisibilityFinder visibility
)
{
    /// <summary>A judge of a plan's changes since a change set.</summary>
    internal async Task<ChangeJudge> Since(PlanRow plan, long sequence, CancellationToken cancellation)
    {
        var seen = await visibility.For(plan, cancellation);
        var codes = await changes.Codes(plan.Id, plan.ParentageVersion, sequence - 1, cancellation);
        var known = new Dictionary<(string, string), bool>();
        return new ChangeJudge(
            seen,
            await signals.Numbers(plan.Id, seen, cancellation),
            codes,
            async (kind, key) =>
                known.TryGetValue((kind, key), out var sees)
                    ? sees
                    : known[(kind, key)] = kind switch
                    {
                        nameof(Target) => await targets.Find(plan.Id, key, seen, cancellation) is not null,
                        nameof(Objective) => await objectives.Find(plan.Id, key, seen, cancellation) is not null,
                        nameof(KeyResult) => await keyResults.Find(plan.Id, key, seen, cancellation) is not null,
                        nameof(Alert) => long.Parse(key, CultureInfo.InvariantCulture) is var number
                            && await (await alerts.Seen(plan.Id, cancellation)).AnyAsync(row => row.Number == number, cancellation),
                        nameof(Review) => long.Parse(key, CultureInfo.InvariantCulture) is var number
                            && await (await reviews.Seen(plan.Id, cancellation)).AnyAsync(row => row.Number == number, cancellation),
                        _ => false,
                    }
        );
    }
}

/// <summary>
/// Judges changes by what a limited caller may see now, and by where the thing stood before and after the change: both must be seen.
/// What no line here says is not heard of.
/// </summary>
/// <param name="visibility">What the caller sees.</param>
/// <param name="numbers">The indicators whose numbers follow from no hidden total.</param>
/// <param name="codes">What is called what now.</param>
/// <param name="sees">Whether the caller sees what is there now under a kind and a key.</param>
internal sealed class ChangeJudge(
    Visibility visibility,
    IReadOnlyDictionary<Code, long> numbers,
    CodeHistory codes,
    Func<string, string, Task<bool>> sees
)
{
    /// <summary>Whether the caller may hear of a change.</summary>
    public async Task<bool> Sees(long sequence, Change change) =>
        (
            change.Before is { ValueKind: JsonValueKind.Object or JsonValueKind.Array }
            || change.After is { ValueKind: JsonValueKind.Object or JsonValueKind.Array }
        )
        && await SeesState(change.Before, sequence - 1, change)
        && await SeesState(change.After, sequence, change);

    /// <summary>How many cells of a block the caller may hear of.</summary>
    public int Count(CellBlock block)
    {
        var places = block.ScopeIds.Distinct().ToDictionary(id => id, id => visibility.Scopes.Contains(id));
        return block.ScopeIds.Count(id => places[id]);
    }

    private async Task<bool> SeesState(JsonElement? state, long after, Change change)
    {
        if (state is not { ValueKind: JsonValueKind.Object or JsonValueKind.Array } known)
            return true;
        return change.Kind switch
        {
            ChangeRecorder.LightKind => Read<LightChange>() is { Scope: { } scope } light && Place(scope) && Number(light.Indicator),
            ChangeRecorder.AlertKind => Read<Alert>() is var alert
                && Place(alert.Scope)
                && Number(alert.Indicator)
                && await sees(change.Kind, change.Key),
            nameof(Review) => await sees(change.Kind, change.Key),
            nameof(Comment) => Read<Comment>().Subject is { } subject && await About(subject),
            nameof(Evidence) => Read<Evidence>().Subject is { } subject && await About(subject),
            "Cells" => Read<List<Cell>>().TrueForAll(cell => Place(cell.Scope)),
            _ => Enum.TryParse<PartKind>(change.Kind, out var kind) && await Part(kind),
        };

        async Task<bool> Part(PartKind kind) =>
            kind switch
            {
                PartKind.Plan
                or PartKind.Section
                or PartKind.Party
                or PartKind.Dimension
                or PartKind.List
                or PartKind.Currency
                or PartKind.Scenario
                or PartKind.ExchangeRate
                or PartKind.Indicator
                or PartKind.WeightWindow => true,
                PartKind.Member => Read<Member>() is var member && Name(member.Dimension, member.Code),
                PartKind.Group => Read<Group>() is var group && Name(group.Dimension, group.Code),
                PartKind.Target => Place(Read<Target>().Scope),
                PartKind.Objective => Place(Read<Objective>().Scope),
                PartKind.Hold => Place(Read<Hold>().Scope),
                PartKind.Bound => Place(Read<Bound>().Scope),
                PartKind.KeyResult => Read<KeyResult>() is var result
                    && await sees(nameof(Target), $"{result.Target}")
                    && await sees(nameof(Objective), $"{result.Objective}"),
                PartKind.ReviewSchedule => Read<ReviewSchedule>() is var schedule
                    && Place(schedule.Scope)
                    && (schedule.Objective is not { } objective || await sees(nameof(Objective), $"{objective}")),
                PartKind.Weight => await Weight(Read<Weight>()),
                _ => false,
            };

        async Task<bool> About(Subject subject) =>
            subject.KindOf() switch
            {
                SubjectKind.Cell => Place(subject.Cell!.Scope),
                SubjectKind.Indicator => true,
                SubjectKind.Target => await sees(nameof(Target), $"{subject.Target}"),
                SubjectKind.Objective => await sees(nameof(Objective), $"{subject.Objective}"),
                SubjectKind.KeyResult => await sees(nameof(KeyResult), $"{subject.KeyResult}"),
                SubjectKind.Alert => await sees(nameof(Alert), $"{subject.Alert}"),
                SubjectKind.Review => await sees(nameof(Review), $"{subject.Review}"),
                _ => false,
            };

        async Task<bool> Weight(Weight weight) =>
            weight.Scopes().All(scope => codes.Now(scope, after) is { } now && visibility.MayName(now))
            && (weight.Objective is not { } objective || await sees(nameof(Objective), $"{objective}"))
            && (weight.KeyResult is not { } result || await sees(nameof(KeyResult), $"{result}"))
            && (weight.Objective is not null || weight.KeyResult is not null || weight.Scopes().Any(Place));

        T Read<T>() => known.Deserialize<T>(PlanJson.Options)!;

        bool Place(Scope scope) => codes.Now(scope, after) is { } now && visibility.MaySee(now);

        bool Name(Code dimension, Code member) =>
            codes.Now(dimension, member, after) is { } now && visibility.MayName(now.Dimension, now.Member);

        bool Number(Code? indicator) => indicator is { } code && codes.Indicator(code, after) is { } now && numbers.ContainsKey(now);
    }
}
