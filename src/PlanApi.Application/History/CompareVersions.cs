using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>
/// The differences of a plan between two moments: each part and each number that differs, once, as it was and as it is. It reads only the
/// change sets between the two.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="From">The earlier moment.</param>
/// <param name="To">The later moment; now when absent.</param>
/// <param name="Page">Which of the differences.</param>
public sealed record CompareVersions(Code Plan, Moment From, Moment? To, PageRange Page) : Query<Comparison>
{
    /// <summary>Only these kinds: names of kinds of parts, or <c>Cell</c>; all when absent.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

/// <param name="Summary">What was compared, and how much differs.</param>
/// <param name="Changes">A page of the differences: parts in the order of a document, then cells.</param>
public sealed record Comparison(ComparisonSummary Summary, Page<NetChange> Changes);

internal sealed class CompareVersionsHandler(PlanDb db, PlanFinder plans, Moments moments, ChangeReader changes)
    : IHandler<CompareVersions, Comparison>
{
    public async Task<Outcome<Comparison>> Handle(CompareVersions request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var known = ComparisonCursor.Kinds();
        if (request.Kinds?.Where(kind => !known.Contains(kind)).ToList() is { Count: > 0 } unknown)
            return Invalid.One(FaultCodes.NotAllowed, "/kind", $"There is no kind '{unknown[0]}'; use {string.Join(", ", known)}.");
        if (!request.Page.Cursors(ComparisonCursor.Read).IsSuccess(out var cursors, out failure))
            return failure;
        if (!(await moments.Find(plan, request.From, cancellation)).IsSuccess(out var from, out failure))
            return failure;
        // A further page is of the same comparison, whatever was written since.
        var pinned = (cursors.After ?? cursors.Before)?.To;
        var asked = pinned is { } version ? new Moment { Version = version } : request.To;
        var found = asked is { } named ? await moments.Find(plan, named, cancellation) : moments.Now(plan);
        if (!found.IsSuccess(out var to, out failure))
            return failure;
        if (to.Version < from.Version)
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/to",
                $"'to' is version {to.Version}, before 'from', version {from.Version}; swap them."
            );

        var (parts, cells) = (new NetParts(), new NetCells());
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        await foreach (var (_, change, block) in changes.Between(plan.Id, from.Version + 1, to.Version, cancellation))
        {
            if (change is not null)
                parts.Add(change);
            else if (block is not null)
                cells.Add(block);
        }
        var places = IsWanted(CellChanges.Kind) ? cells.Places() : [];
        IReadOnlyList<NetChange> changed = [.. parts.Changes().Where(change => IsWanted(change.Kind))];
        var page = Positions.Of(request.Page, cursors.After?.At, cursors.Before?.At, changed.Count + places.Count);
        var items = Enumerable
            .Range(page.Start, page.Count)
            .Select(at => at < changed.Count ? changed[at] : cells.Change(places[at - changed.Count].Place));
        IEnumerable<ChangeCount> counts =
        [
            .. changed
                .GroupBy(change => change.Kind)
                .Select(kind => Count(kind.Key, kind.Select(change => (change.Before is not null, change.After is not null)))),
            .. places.Count == 0 ? [] : new[] { Count(CellChanges.Kind, places.Select(place => (place.Had, place.Has))) },
        ];
        return new Comparison(
            new ComparisonSummary(from, to, [.. counts], to.Version - from.Version),
            page.Page<NetChange>([.. items], $"{to.Version.ToString(CultureInfo.InvariantCulture)}-")
        );

        bool IsWanted(string kind) => request.Kinds?.Contains(kind) != false;
    }

    private static ChangeCount Count(string kind, IEnumerable<(bool Had, bool Has)> changes)
    {
        var (added, removed, changed) = (0, 0, 0);
        foreach (var (had, has) in changes)
            _ =
                !had ? added++
                : has ? changed++
                : removed++;
        return new ChangeCount(kind, added, removed, changed);
    }
}
