using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class ContingencyPlanStore(PlanDb db) : PartStore<ContingencyPlan, ContingencyPlanRow>(db)
{
    protected override Expression<Func<ContingencyPlanRow, ContingencyPlan>> Projection =>
        row => new ContingencyPlan
        {
            Id = NodeId.Of<ContingencyPlan>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Risk = Stored.Code(row.Risk!.Code),
            Owner = Stored.Code(row.Owner!.Code),
            Trigger = row.Trigger,
            Actions = row.Actions,
            Minutes = row.Minutes,
            DrillsAYear = row.DrillsAYear,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<ContingencyPlanRow>> Filters =>
        [
            Filter<ContingencyPlanRow>.OfCode("risk", "The risk.", code => row => row.Risk!.Code == code),
            Filter<ContingencyPlanRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<ContingencyPlanRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<ContingencyPlanRow>> Links =>
        [
            Link<ContingencyPlanRow>.By("risk", row => row.RiskId),
            Link<ContingencyPlanRow>.By("owner", row => row.OwnerId),
            Link<ContingencyPlanRow>.By("source", row => row.SourceId),
        ];

    protected override ContingencyPlanRow NewRow(ContingencyPlan part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
            Trigger = part.Trigger,
            Actions = part.Actions,
        };

    protected override void Write(ContingencyPlanRow row, ContingencyPlan part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.RiskId = references.Id(PartKind.Risk, part.Risk);
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Trigger = part.Trigger;
        row.Actions = part.Actions;
        row.Minutes = part.Minutes;
        row.DrillsAYear = part.DrillsAYear;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see what it names.</summary>
    protected override IQueryable<ContingencyPlanRow> Visible(IQueryable<ContingencyPlanRow> rows, Visibility visibility) =>
        rows.Where(row => visibility.Scopes.Contains(row.Risk!.ScopeId));

    protected override async Task<bool> Hears(ContingencyPlan part, IHearing hearing) =>
        part.Risk is not null && await hearing.Sees(PartKind.Risk, part.Risk);
}
