using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Checks;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

public sealed class DependencyStore(PlanDb db) : PartStore<Dependency, DependencyRow>(db)
{
    protected override Expression<Func<DependencyRow, Dependency>> Projection =>
        row => new Dependency
        {
            Id = NodeId.Of<Dependency>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Phase = Stored.Code(row.Phase!.Code),
            Initiative = Stored.Code(row.Initiative!.Code),
            Milestone = Stored.Code(row.Milestone!.Code),
            AfterPhase = Stored.Code(row.AfterPhase!.Code),
            AfterInitiative = Stored.Code(row.AfterInitiative!.Code),
            AfterMilestone = Stored.Code(row.AfterMilestone!.Code),
            Type = row.Type,
            Lag = row.Lag,
            Reason = row.Reason,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<DependencyRow>> Filters =>
        [
            Filter<DependencyRow>.OfCode("phase", "The phase that depends on another.", code => row => row.Phase!.Code == code),
            Filter<DependencyRow>.OfCode(
                "initiative",
                "The initiative that depends on another.",
                code => row => row.Initiative!.Code == code
            ),
            Filter<DependencyRow>.OfCode("milestone", "The milestone that depends on another.", code => row => row.Milestone!.Code == code),
            Filter<DependencyRow>.OfCode("afterPhase", "The phase that it comes after.", code => row => row.AfterPhase!.Code == code),
            Filter<DependencyRow>.OfCode(
                "afterInitiative",
                "The initiative that it comes after.",
                code => row => row.AfterInitiative!.Code == code
            ),
            Filter<DependencyRow>.OfCode(
                "afterMilestone",
                "The milestone that it comes after.",
                code => row => row.AfterMilestone!.Code == code
            ),
            Filter<DependencyRow>.OfEnum<DependencyType>("type", "The relation.", type => row => row.Type == type),
        ];

    protected override IReadOnlyList<Link<DependencyRow>> Links =>
        [
            Link<DependencyRow>.By("phase", row => row.PhaseId),
            Link<DependencyRow>.By("initiative", row => row.InitiativeId),
            Link<DependencyRow>.By("milestone", row => row.MilestoneId),
            Link<DependencyRow>.By("afterPhase", row => row.AfterPhaseId),
            Link<DependencyRow>.By("afterInitiative", row => row.AfterInitiativeId),
            Link<DependencyRow>.By("afterMilestone", row => row.AfterMilestoneId),
        ];

    protected override DependencyRow NewRow(Dependency part) => new() { Code = part.Code.ToString(), Reason = part.Reason };

    protected override void Write(DependencyRow row, Dependency part, ResolvedReferences references)
    {
        row.PhaseId = references.Id(PartKind.Phase, part.Phase);
        row.InitiativeId = references.Id(PartKind.Initiative, part.Initiative);
        row.MilestoneId = references.Id(PartKind.Milestone, part.Milestone);
        row.AfterPhaseId = references.Id(PartKind.Phase, part.AfterPhase);
        row.AfterInitiativeId = references.Id(PartKind.Initiative, part.AfterInitiative);
        row.AfterMilestoneId = references.Id(PartKind.Milestone, part.AfterMilestone);
        row.Type = part.Type;
        row.Lag = part.Lag;
        row.Reason = part.Reason;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, Dependency part, long? id, CancellationToken cancellation)
    {
        var others = await All(plan.Id, Visibility.Everything).ToListAsync(cancellation);
        var own = NodeId.Of<Dependency>(plan.Id, id ?? 0);
        // The names of a circle are not told: the caller may not see all of them.
        return DependencyCircles.In([.. others.Where(other => other.Id != own), part]).Any()
            ?
            [
                new Fault(
                    FaultCodes.Cycle,
                    "",
                    "With this dependency, its successor would come after itself, through others; choose another."
                ),
            ]
            : [];
    }

    /// <summary>The caller may see both ends.</summary>
    protected override IQueryable<DependencyRow> Visible(IQueryable<DependencyRow> rows, Visibility visibility) =>
        rows.Where(row =>
            (row.InitiativeId == null || visibility.Scopes.Contains(row.Initiative!.ScopeId))
            && (
                row.MilestoneId == null
                || (
                    visibility.Scopes.Contains(row.Milestone!.ScopeId)
                    && (row.Milestone!.InitiativeId == null || visibility.Scopes.Contains(row.Milestone!.Initiative!.ScopeId))
                )
            )
            && (row.AfterInitiativeId == null || visibility.Scopes.Contains(row.AfterInitiative!.ScopeId))
            && (
                row.AfterMilestoneId == null
                || (
                    visibility.Scopes.Contains(row.AfterMilestone!.ScopeId)
                    && (row.AfterMilestone!.InitiativeId == null || visibility.Scopes.Contains(row.AfterMilestone!.Initiative!.ScopeId))
                )
            )
        );

    protected override async Task<bool> Hears(Dependency part, IHearing hearing) =>
        await hearing.Sees(PartKind.Initiative, part.Initiative)
        && await hearing.Sees(PartKind.Milestone, part.Milestone)
        && await hearing.Sees(PartKind.Initiative, part.AfterInitiative)
        && await hearing.Sees(PartKind.Milestone, part.AfterMilestone);
}
