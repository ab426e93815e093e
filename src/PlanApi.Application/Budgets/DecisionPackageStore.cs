using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

public sealed class DecisionPackageStore(PlanDb db) : PartStore<DecisionPackage, DecisionPackageRow>(db)
{
    protected override Expression<Func<DecisionPackageRow, DecisionPackage>> Projection =>
        row => new DecisionPackage
        {
            Id = NodeId.Of<DecisionPackage>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Item = Code.Known(row.Item!.Code),
            Level = row.Level,
            Amount = row.Amount,
            Rank = row.Rank,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<DecisionPackageRow>> Filters =>
        [
            Filter<DecisionPackageRow>.OfCode("item", "The item that it funds.", code => row => row.Item!.Code == code),
            Filter<DecisionPackageRow>.OfEnum<PackageLevel>("level", "How much of the item it funds.", level => row => row.Level == level),
            Filter<DecisionPackageRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<DecisionPackageRow>> Links =>
        [Link<DecisionPackageRow>.By("item", row => row.ItemId), Link<DecisionPackageRow>.By("source", row => row.SourceId)];

    protected override DecisionPackageRow NewRow(DecisionPackage part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(DecisionPackageRow row, DecisionPackage part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.ItemId = references.Id(PartKind.BudgetItem, part.Item);
        row.Level = part.Level;
        row.Amount = part.Amount;
        row.Rank = part.Rank;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see its item.</summary>
    protected override IQueryable<DecisionPackageRow> Visible(IQueryable<DecisionPackageRow> rows, Visibility visibility)
    {
        var items = BudgetItemStore.Seen(Db.Set<BudgetItemRow>(), visibility);
        return rows.Where(row => items.Any(item => item.PlanId == row.PlanId && item.Id == row.ItemId));
    }

    protected override Task<bool> Hears(DecisionPackage part, IHearing hearing) => hearing.Sees(PartKind.BudgetItem, part.Item);
}
