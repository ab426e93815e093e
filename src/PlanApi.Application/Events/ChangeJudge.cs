using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Alerts;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.History;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Application.Reviews;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Events;

/// <summary>Tells which changes a limited caller may hear of. Call within a snapshot.</summary>
public sealed class ChangeJudges(
    ChangeReader changes,
    SignalFinder signals,
    AlertStore alerts,
    ReviewStore reviews,
    PartStores stores,
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
            stores,
            async (kind, key) =>
                known.TryGetValue((kind, key), out var sees)
                    ? sees
                    : known[(kind, key)] = kind switch
                    {
                        nameof(Alert) => long.Parse(key, CultureInfo.InvariantCulture) is var number
                            && await (await alerts.Seen(plan.Id, cancellation)).AnyAsync(row => row.Number == number, cancellation),
                        nameof(Review) => long.Parse(key, CultureInfo.InvariantCulture) is var number
                            && await (await reviews.Seen(plan.Id, cancellation)).AnyAsync(row => row.Number == number, cancellation),
                        _ => PartKind.Find(kind) is { } part && await stores.Of(part).Sees(plan.Id, key, seen, cancellation),
                    }
        );
    }
}

/// <summary>
/// Decides whether a limited caller may hear of a change. By the present grants, the caller must be allowed to see the part both before
/// and after the change. Kinds of changes that are not listed here are never told.
/// </summary>
/// <param name="visibility">The caller's visible part of the plan.</param>
/// <param name="numbers">The indicators whose numbers follow from no hidden total.</param>
/// <param name="codes">The present codes of parts that had other codes before.</param>
/// <param name="stores">The stores, which decide for their kinds what the caller may hear of.</param>
/// <param name="sees">Whether the caller sees the present part with a kind and a key.</param>
internal sealed class ChangeJudge(
    Visibility visibility,
    IReadOnlyDictionary<Code, long> numbers,
    CodeHistory codes,
    PartStores stores,
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
    public int Count(long sequence, CellBlock block)
    {
        if (!Told(block.Common.Indicator, sequence))
            return 0;
        var places = block.ScopeIds.Distinct().ToDictionary(id => id, id => visibility.Scopes.Contains(id));
        return block.ScopeIds.Count(id => places[id]);
    }

    private async Task<bool> SeesState(JsonElement? state, long after, Change change)
    {
        if (state is not { ValueKind: JsonValueKind.Object or JsonValueKind.Array } known)
            return true;
        return change.Kind switch
        {
            ChangeRecorder.LightKind => Read<LightChange>() is { Scope: { } scope } light
                && Place(scope)
                && await Subject(light.Indicator, light.Risk, light.KeyRiskIndicator),
            ChangeRecorder.AlertKind => Read<Alert>() is var alert
                && Place(alert.Scope)
                && await Subject(alert.Indicator, alert.Risk, alert.KeyRiskIndicator)
                && await sees(change.Kind, change.Key),
            nameof(Review) => await sees(change.Kind, change.Key),
            nameof(Comment) => Read<Comment>().Subject is { } subject && await About(subject),
            nameof(Evidence) => Read<Evidence>().Subject is { } subject && await About(subject),
            "Cells" => Read<List<Cell>>().TrueForAll(cell => Place(cell.Scope) && Told(cell.Indicator, after)),
            _ => PartKind.Find(change.Kind) is { } kind && await Part(kind),
        };

        async Task<bool> Part(PartKind kind) =>
            visibility.ShowsAllOf(kind)
            || (kind.Sight != Sight.Nothing && await stores.Of(kind).Hears(known, new Hearing(visibility, codes, after, sees)));

        async Task<bool> About(Subject subject) =>
            subject.KindOf() switch
            {
                SubjectKind.Cell => Place(subject.Cell!.Scope) && Told(subject.Cell.Indicator, after),
                SubjectKind.Indicator => Told(subject.Indicator!.Value, after),
                SubjectKind.Target => await sees(nameof(Target), $"{subject.Target}"),
                SubjectKind.Objective => await sees(nameof(Objective), $"{subject.Objective}"),
                SubjectKind.KeyResult => await sees(nameof(KeyResult), $"{subject.KeyResult}"),
                SubjectKind.Alert => await sees(nameof(Alert), $"{subject.Alert}"),
                SubjectKind.Review => await sees(nameof(Review), $"{subject.Review}"),
                _ => false,
            };

        // A risk's own light has no number. Who sees some indicators only sees no risks, and not what is watched for them.
        async Task<bool> Subject(Code? indicator, Code? risk, Code? watched) =>
            (visibility.Indicators is null || (risk is null && watched is null))
            && (indicator is null ? risk is not null : Number(indicator))
            && (risk is not { } code || await sees(nameof(Risk), code.ToString()));

        T Read<T>() => known.Deserialize<T>(PlanJson.Options)!;

        bool Place(Scope scope) => codes.Now(scope, after) is { } now && visibility.MaySee(now);

        bool Number(Code? indicator) => indicator is { } code && codes.Indicator(code, after) is { } now && numbers.ContainsKey(now);
    }

    /// <summary>Whether an indicator, by its code after a change set, may be told.</summary>
    private bool Told(Code indicator, long after) => codes.Indicator(indicator, after) is { } now && visibility.MaySee(now);
}
