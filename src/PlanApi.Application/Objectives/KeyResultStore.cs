using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Objectives;

public sealed class KeyResultStore(PlanDb db) : PartStore<KeyResult, KeyResultRow>(db)
{
    protected override Expression<Func<KeyResultRow, KeyResult>> Projection =>
        row => new KeyResult
        {
            Id = NodeId.Of<KeyResult>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Objective = Code.Known(row.Objective!.Code),
            Target = Code.Known(row.Target!.Code),
            Parent = Stored.Code(row.Parent!.Code),
            Names = row.Names,
            Owner = Stored.Code(row.Owner!.Code),
        };

    protected override IReadOnlyList<Filter<KeyResultRow>> Filters =>
        [
            Filter<KeyResultRow>.OfCode("objective", "The objective that it measures.", code => row => row.Objective!.Code == code),
            Filter<KeyResultRow>.OfMention(
                "parent",
                "The key result that it is a part of.",
                (code, visibility) =>
                {
                    if (!visibility.IsLimited)
                        return row => row.Parent!.Code == code;
                    long[] indicators = [.. visibility.Indicators?.Values ?? []];
                    var all = visibility.Indicators is null;
                    return row =>
                        row.Parent!.Code == code
                        && visibility.Scopes.Contains(row.Parent.Target!.ScopeId)
                        && visibility.Scopes.Contains(row.Parent.Objective!.ScopeId)
                        && (all || indicators.Contains(row.Parent.Target!.IndicatorId));
                }
            ),
            Filter<KeyResultRow>.OfCode("target", "The target that it is.", code => row => row.Target!.Code == code),
            Filter<KeyResultRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<KeyResultRow>.OfCode("indicator", "The indicator of its target.", code => row => row.Target!.Indicator!.Code == code),
        ];

    protected override IReadOnlyList<Link<KeyResultRow>> Links =>
        [
            Link<KeyResultRow>.By("objective", row => row.ObjectiveId),
            Link<KeyResultRow>.By("target", row => row.TargetId),
            Link<KeyResultRow>.By("parent", row => row.ParentId),
            Link<KeyResultRow>.By("owner", row => row.OwnerId),
        ];

    protected override KeyResultRow NewRow(KeyResult part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(KeyResultRow row, KeyResult part, ResolvedReferences references)
    {
        row.ObjectiveId = references.Id(PartKind.Objective, part.Objective);
        row.TargetId = references.Id(PartKind.Target, part.Target);
        row.ParentId = references.Id(PartKind.KeyResult, part.Parent);
        row.Names = part.Names;
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
    }

    /// <summary>The key results of a target, or all visible ones, by code.</summary>
    public Task<IReadOnlyList<KeyResult>> Seen(long planId, Visibility visibility, Code? target, CancellationToken cancellation)
    {
        var code = target?.ToString();
        return Matching(planId, row => code == null || row.Target!.Code == code, visibility, cancellation);
    }

    /// <summary>The key result above may be hidden from the caller.</summary>
    protected override async Task<IReadOnlyList<KeyResult>> Trimmed(
        long planId,
        IReadOnlyList<KeyResult> parts,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var seen = await SeenCodes(planId, parts.Select(part => part.Parent), visibility, cancellation);
        return
        [
            .. parts.Select(part => part.Parent is { } parent && !seen.Contains(parent.ToString()) ? part with { Parent = null } : part),
        ];
    }

    /// <summary>A parent that the writer does not see stays, unless the writer names another.</summary>
    public override KeyResult WithHidden(KeyResult after, KeyResult seen, KeyResult whole) =>
        seen.Parent is null && after.Parent is null ? after with { Parent = whole.Parent } : after;

    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, KeyResult part, long? id, CancellationToken cancellation)
    {
        if (id is not { } own || part.Parent is not { } parent)
            return [];
        var code = parent.ToString();
        var first = await Db.Set<KeyResultRow>()
            .Where(row => row.PlanId == plan.Id && row.Code == code)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        return await CycleFinder.Reaches(
            first,
            own,
            level =>
                Db.Set<KeyResultRow>()
                    .AsNoTracking()
                    .Where(row => row.PlanId == plan.Id && level.Contains(row.Id))
                    .Select(row => row.ParentId),
            cancellation
        )
            ? [CycleFinder.Fault("/parent", parent)]
            : [];
    }

    protected override IQueryable<KeyResultRow> Visible(IQueryable<KeyResultRow> rows, Visibility visibility) =>
        rows.Where(row => visibility.Scopes.Contains(row.Target!.ScopeId) && visibility.Scopes.Contains(row.Objective!.ScopeId));

    protected override IQueryable<KeyResultRow> OfIndicators(IQueryable<KeyResultRow> rows, long[] indicators) =>
        rows.Where(row => indicators.Contains(row.Target!.IndicatorId));

    protected override async Task<bool> Hears(KeyResult part, IHearing hearing) =>
        await hearing.Sees(PartKind.Target, part.Target) && await hearing.Sees(PartKind.Objective, part.Objective);
}
