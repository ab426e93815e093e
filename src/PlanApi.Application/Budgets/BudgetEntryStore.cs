using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

public sealed class BudgetEntryStore(PlanDb db) : PartStore<BudgetEntry, BudgetEntryRow>(db)
{
    protected override Expression<Func<BudgetEntryRow, BudgetEntry>> Projection =>
        row => new BudgetEntry
        {
            Id = NodeId.Of<BudgetEntry>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Wording = row.Wording,
            Item = Code.Known(row.Item!.Code),
            Type = row.Type,
            Period = Period.Parse(row.Period),
            Amount = row.Amount,
            Reference = row.Reference,
        };

    protected override IReadOnlyList<Filter<BudgetEntryRow>> Filters =>
        [
            Filter<BudgetEntryRow>.OfCode("item", "The item.", code => row => row.Item!.Code == code),
            Filter<BudgetEntryRow>.OfEnum<EntryType>(
                "type",
                "Whether the money was spent or is committed.",
                type => row => row.Type == type
            ),
        ];

    protected override IReadOnlyList<Link<BudgetEntryRow>> Links => [Link<BudgetEntryRow>.By("item", row => row.ItemId)];

    protected override BudgetEntryRow NewRow(BudgetEntry part) =>
        new()
        {
            Code = part.Code.ToString(),
            Wording = part.Wording,
            Period = part.Period.ToString(),
            Reference = part.Reference,
        };

    protected override void Write(BudgetEntryRow row, BudgetEntry part, ResolvedReferences references)
    {
        row.Wording = part.Wording;
        row.ItemId = references.Id(PartKind.BudgetItem, part.Item);
        row.Type = part.Type;
        row.Period = part.Period.ToString();
        row.Amount = part.Amount;
        row.Reference = part.Reference;
    }

    /// <summary>The caller may see its item.</summary>
    protected override IQueryable<BudgetEntryRow> Visible(IQueryable<BudgetEntryRow> rows, Visibility visibility)
    {
        var items = BudgetItemStore.Seen(Db.Set<BudgetItemRow>(), visibility);
        return rows.Where(row => items.Any(item => item.PlanId == row.PlanId && item.Id == row.ItemId));
    }

    protected override Task<bool> Hears(BudgetEntry part, IHearing hearing) => hearing.Sees(PartKind.BudgetItem, part.Item);
}
