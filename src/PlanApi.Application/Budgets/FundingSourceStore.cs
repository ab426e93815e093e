using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

public sealed class FundingSourceStore(PlanDb db) : PartStore<FundingSource, FundingSourceRow>(db)
{
    protected override Expression<Func<FundingSourceRow, FundingSource>> Projection =>
        row => new FundingSource
        {
            Id = NodeId.Of<FundingSource>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Type = row.Type,
            Amount = row.Amount,
            Available = Stored.Period(row.Available),
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<FundingSourceRow>> Filters =>
        [
            Filter<FundingSourceRow>.OfEnum<FundingType>("type", "Whose money it is.", type => row => row.Type == type),
            Filter<FundingSourceRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<FundingSourceRow>> Links => [Link<FundingSourceRow>.By("source", row => row.SourceId)];

    protected override FundingSourceRow NewRow(FundingSource part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(FundingSourceRow row, FundingSource part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.Type = part.Type;
        row.Amount = part.Amount;
        row.Available = part.Available?.ToString();
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
