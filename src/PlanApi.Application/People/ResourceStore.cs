using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Application.People;

public sealed class ResourceStore(PlanDb db) : PartStore<Resource, ResourceRow>(db)
{
    protected override IQueryable<ResourceRow> Tracked => Db.Set<ResourceRow>().Include(row => row.FundedBy);

    protected override Expression<Func<ResourceRow, Resource>> Projection =>
        row => new Resource
        {
            Id = NodeId.Of<Resource>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Type = row.Type,
            Owner = Stored.Code(row.Owner!.Code),
            Quantity = row.Quantity,
            Unit = row.Unit,
            UnitCost = row.UnitCost,
            Cost = row.Cost,
            Due = Stored.Period(row.Due),
            FundedBy = row.FundedBy.OrderBy(other => other.Position).Select(other => Code.Known(other.BudgetItem!.Code)).ToList(),
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<ResourceRow>> Filters =>
        [
            Filter<ResourceRow>.OfEnum<ResourceType>("type", "What it is.", type => row => row.Type == type),
            Filter<ResourceRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<ResourceRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<ResourceRow>> Links =>
        [
            Link<ResourceRow>.By("owner", row => row.OwnerId),
            Link<ResourceRow>.ByEach("budgetItem", row => row.FundedBy.Select(other => other.BudgetItemId)),
            Link<ResourceRow>.By("source", row => row.SourceId),
        ];

    protected override ResourceRow NewRow(Resource part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
            Unit = part.Unit,
        };

    protected override void Write(ResourceRow row, Resource part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.Type = part.Type;
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Quantity = part.Quantity;
        row.Unit = part.Unit;
        row.UnitCost = part.UnitCost;
        row.Cost = part.Cost;
        row.Due = part.Due?.ToString();
        row.SourceId = references.Id(PartKind.Section, part.Source);
        var fundedBy = part.FundedBy.Select(code => references.Id(PartKind.BudgetItem, code)).ToList();
        if (!fundedBy.SequenceEqual(row.FundedBy.OrderBy(old => old.Position).Select(old => old.BudgetItemId)))
        {
            row.FundedBy.Clear();
            row.FundedBy.AddRange(fundedBy.Select((id, at) => new ResourceBudgetItemRow { Position = at, BudgetItemId = id }));
        }
    }
}
