using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Alerts;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Explanations;
using PlanApi.Application.Errors;
using PlanApi.Application.Indicators;
using PlanApi.Application.Objectives;
using PlanApi.Application.Persistence;
using PlanApi.Application.Reviews;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Domain;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>
/// Turns subjects into ids and back. It also limits comments, evidence and links to the subjects that the caller may see. This is the
/// only place that knows the kinds of subject; a new kind has a line in each method.
/// </summary>
public sealed class SubjectFinder(
    PlanDb db,
    TargetStore targets,
    KeyResultStore keyResults,
    ObjectiveStore objectives,
    IndicatorStore indicators,
    AlertStore alerts,
    ReviewStore reviews,
    PlanOpener opener,
    VisibilityFinder visibility
)
{
    /// <summary>The subject's ids; a fault where there is none, or the caller may not see it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="subject">The named subject.</param>
    /// <param name="pointer">Where it was sent.</param>
    /// <param name="makesScope">Whether a scope that nothing names yet is stored, within a command; otherwise its id is -1.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task<Outcome<StoredSubject>> Find(
        PlanRow plan,
        Subject subject,
        string pointer,
        bool makesScope,
        CancellationToken cancellation
    )
    {
        var seen = await visibility.For(plan, cancellation);
        return subject.KindOf() switch
        {
            SubjectKind.Cell => await Cell(plan, subject.Cell!, pointer + "/cell", makesScope, cancellation),
            SubjectKind.Target => Part(
                SubjectKind.Target,
                subject.Target!.Value,
                await targets.Find(plan.Id, subject.Target.ToString()!, seen, cancellation),
                pointer
            ),
            SubjectKind.KeyResult => Part(
                SubjectKind.KeyResult,
                subject.KeyResult!.Value,
                await keyResults.Find(plan.Id, subject.KeyResult.ToString()!, seen, cancellation),
                pointer
            ),
            SubjectKind.Objective => Part(
                SubjectKind.Objective,
                subject.Objective!.Value,
                await objectives.Find(plan.Id, subject.Objective.ToString()!, seen, cancellation),
                pointer
            ),
            SubjectKind.Indicator => Part(
                SubjectKind.Indicator,
                subject.Indicator!.Value,
                await indicators.Find(plan.Id, subject.Indicator.ToString()!, seen, cancellation),
                pointer
            ),
            SubjectKind.Alert => await (await alerts.Seen(plan.Id, cancellation)).AnyAsync(row => row.Number == subject.Alert, cancellation)
                ? new StoredSubject(SubjectKind.Alert, subject.Alert!.Value)
                : Invalid.One(
                    FaultCodes.UnknownReference,
                    pointer + "/alert",
                    $"There is no alert {subject.Alert}, or you may not see it."
                ),
            SubjectKind.Review => await (await reviews.Seen(plan.Id, cancellation)).AnyAsync(
                row => row.Number == subject.Review,
                cancellation
            )
                ? new StoredSubject(SubjectKind.Review, subject.Review!.Value)
                : Invalid.One(
                    FaultCodes.UnknownReference,
                    pointer + "/review",
                    $"There is no review {subject.Review}, or you may not see it."
                ),
            _ => Invalid.One(
                FaultCodes.WrongShape,
                pointer,
                "Name exactly one of cell, target, keyResult, objective, indicator, alert and review."
            ),
        };
    }

    /// <summary>The rows whose subject the caller may see.</summary>
    internal async Task<IQueryable<TRow>> Seen<TRow>(long planId, IQueryable<TRow> rows, CancellationToken cancellation)
        where TRow : SubjectRow
    {
        var own = rows.Where(row => row.PlanId == planId);
        var seen = await visibility.For(planId, cancellation);
        if (!seen.IsLimited)
            return own;
        var (everyIndicator, numbers) = (seen.Indicators is null, seen.Indicators?.Values.ToArray() ?? []);
        var (seenAlerts, seenReviews) = (await alerts.Seen(planId, cancellation), await reviews.Seen(planId, cancellation));
        return own.Where(row =>
            (row.Kind == SubjectKind.Cell && seen.Scopes.Contains(row.ScopeId) && (everyIndicator || numbers.Contains(row.SubjectId)))
            || (
                row.Kind == SubjectKind.Target
                && db.Set<TargetRow>()
                    .Any(target =>
                        target.PlanId == planId
                        && target.Id == row.SubjectId
                        && seen.Scopes.Contains(target.ScopeId)
                        && (everyIndicator || numbers.Contains(target.IndicatorId))
                    )
            )
            || (
                row.Kind == SubjectKind.KeyResult
                && db.Set<KeyResultRow>()
                    .Any(result =>
                        result.PlanId == planId
                        && result.Id == row.SubjectId
                        && seen.Scopes.Contains(result.Target!.ScopeId)
                        && seen.Scopes.Contains(result.Objective!.ScopeId)
                        && (everyIndicator || numbers.Contains(result.Target!.IndicatorId))
                    )
            )
            || (
                row.Kind == SubjectKind.Objective
                && db.Set<ObjectiveRow>()
                    .Any(objective =>
                        objective.PlanId == planId && objective.Id == row.SubjectId && seen.Scopes.Contains(objective.ScopeId)
                    )
            )
            || (row.Kind == SubjectKind.Indicator && (everyIndicator || numbers.Contains(row.SubjectId)))
            || (row.Kind == SubjectKind.Alert && seenAlerts.Any(alert => alert.Number == row.SubjectId))
            || (row.Kind == SubjectKind.Review && seenReviews.Any(review => review.Number == row.SubjectId))
        );
    }

    /// <summary>The rows that are about one subject.</summary>
    internal static IQueryable<TRow> About<TRow>(IQueryable<TRow> rows, StoredSubject subject)
        where TRow : SubjectRow =>
        rows.Where(row =>
            row.SubjectId == subject.Id
            && row.Kind == subject.Kind
            && row.ScopeId == subject.ScopeId
            && row.ScenarioId == subject.ScenarioId
            && row.Measure == subject.Measure
            && row.Period == subject.Period
        );

    /// <summary>Rows with what they are about and who wrote them, as these are called now.</summary>
    internal IQueryable<NamedRow<TRow>> Named<TRow>(IQueryable<TRow> rows)
        where TRow : SubjectRow =>
        rows.Select(row => new NamedRow<TRow>
        {
            Row = row,
            Code =
                db.Set<TargetRow>()
                    .Where(part => part.PlanId == row.PlanId && part.Id == row.SubjectId)
                    .Select(part => part.Code)
                    .FirstOrDefault()
                ?? db.Set<KeyResultRow>()
                    .Where(part => part.PlanId == row.PlanId && part.Id == row.SubjectId)
                    .Select(part => part.Code)
                    .FirstOrDefault()
                ?? db.Set<ObjectiveRow>()
                    .Where(part => part.PlanId == row.PlanId && part.Id == row.SubjectId)
                    .Select(part => part.Code)
                    .FirstOrDefault()
                ?? db.Set<IndicatorRow>()
                    .Where(part => part.PlanId == row.PlanId && part.Id == row.SubjectId)
                    .Select(part => part.Code)
                    .FirstOrDefault(),
            Scope = db.Set<ScopeRow>()
                .Where(scope => scope.PlanId == row.PlanId && scope.Id == row.ScopeId)
                .Select(scope => scope.Text)
                .FirstOrDefault(),
            Scenario = db.Set<ScenarioRow>()
                .Where(scenario => scenario.PlanId == row.PlanId && scenario.Id == row.ScenarioId)
                .Select(scenario => scenario.Code)
                .FirstOrDefault(),
            Author = db.Set<ApiKeyRow>().Where(key => key.Id == row.Actor).Select(key => key.Name).FirstOrDefault() ?? Caller.Local.Name,
            Party = db.Set<Tables.PartyRow>()
                .Where(party => party.PlanId == row.PlanId && party.Id == row.PartyId)
                .Select(party => party.Code)
                .FirstOrDefault(),
        });

    private async Task<Outcome<StoredSubject>> Cell(
        PlanRow plan,
        SubjectCell cell,
        string pointer,
        bool makesScope,
        CancellationToken cancellation
    )
    {
        if (!(await opener.Open(plan, cancellation)).IsSuccess(out var opened, out _))
            return Invalid.One(FaultCodes.UnknownReference, pointer, "You may see none of this plan's numbers; name something else.");
        var (_, structure, grants) = opened;
        var address = new CellAddress
        {
            Scenario = cell.Scenario,
            Measure = cell.Measure,
            Indicator = cell.Indicator,
            Scope = cell.Scope,
            Period = cell.Period,
        };
        if (CellAddresses.Fault(structure, grants, address) is { } fault)
            return new Invalid([.. fault.All.Select(one => one with { Pointer = pointer + one.Pointer })]);
        var text = cell.Scope.ToString();
        var scope = await db.Set<ScopeRow>()
            .Where(row => row.PlanId == plan.Id && row.Text == text)
            .Select(row => (long?)row.Id)
            .FirstOrDefaultAsync(cancellation);
        if (scope is null && makesScope)
        {
            var interner = new ScopeInterner(db, plan, structure);
            var number = interner.Number(cell.Scope);
            scope = interner.Store(cancellation).Scopes.Ids[number];
        }
        return new StoredSubject(
            SubjectKind.Cell,
            structure.Indicators[cell.Indicator].Id,
            scope ?? -1,
            structure.Scenarios[cell.Scenario].Id,
            cell.Measure,
            cell.Period.ToString()
        );
    }

    private static Outcome<StoredSubject> Part(SubjectKind kind, Code code, PlanPart? part, string pointer) =>
        part is not null && NodeId.TryParse(part.Id!, out _, out _, out var id)
            ? new StoredSubject(kind, id)
            : Invalid.One(
                FaultCodes.UnknownReference,
                $"{pointer}/{CamelCase.Of(kind)}",
                $"There is no {PartKind.Find(kind.ToString())!.Noun} '{code}', or you may not see it."
            );
}
