using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Objectives;

public sealed class KeyResultStore(PlanDb db) : PartStore<KeyResult, KeyResultRow>(db)
{
    protected override Expression<Func<KeyResultRow, KeyResult>> Projection => row => new KeyResult
    {
        Id = NodeId.Of(PartKind.KeyResult, row.PlanId, row.Id),
        Version = row.Version,
        Code = Code.Known(row.Code),
        Objective = Code.Known(row.Objective!.Code),
        Target = Code.Known(row.Target!.Code),
        Names = row.Names,
        Owner = Stored.Code(row.Owner!.Code),
    };

    protected override IReadOnlyList<Filter<KeyResultRow>> Filters =>
    [
        Filter<KeyResultRow>.OfCode("objective", "The objective that it measures.", code => row => row.Objective!.Code == code),
        Filter<KeyResultRow>.OfCode("target", "The target that it is.", code => row => row.Target!.Code == code),
        Filter<KeyResultRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
        Filter<KeyResultRow>.OfCode("indicator", "The indicator of its target.", code => row => row.Target!.Indicator!.Code == code),
    ];

    protected override IReadOnlyList<Link<KeyResultRow>> Links =>
    [
        Link<KeyResultRow>.By("objective", row => row.ObjectiveId),
        Link<KeyResultRow>.By("target", row => row.TargetId),
        Link<KeyResultRow>.By("owner", row => row.OwnerId),
    ];

    protected override KeyResultRow NewRow(KeyResult part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(KeyResultRow row, KeyResult part, ResolvedReferences references)
    {
        row.ObjectiveId = references.Id(PartKind.Objective, part.Objective);
        row.TargetId = references.Id(PartKind.Target, part.Target);
        row.Names = part.Names;
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
    }

    /// <summary>The key results of some objectives that may be seen, by code.</summary>
    public Task<IReadOnlyList<KeyResult>> OfObjectives(long planId, string[] objectives, Visibility visibility, CancellationToken cancellation) =>
        Matching(planId, row => objectives.Contains(row.Objective!.Code), visibility, cancellation);

    /// <summary>The key results that are a target, or all that may be seen, by code.</summary>
    public Task<IReadOnlyList<KeyResult>> Seen(long planId, Visibility visibility, Code? target, CancellationToken cancellation)
    {
        var code = target?.ToString();
        return Matching(planId, row => code == null || row.Target!.Code == code, visibility, cancellation);
    }

    protected override IQueryable<KeyResultRow> Visible(IQueryable<KeyResultRow> rows, Visibility visibility) =>
        rows.Where(row => visibility.Scopes.Contains(row.Target!.ScopeId) && visibility.Scopes.Contains(row.Objective!.ScopeId));
}
