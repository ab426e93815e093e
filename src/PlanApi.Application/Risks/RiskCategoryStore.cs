using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskCategoryStore(PlanDb db) : PartStore<RiskCategory, RiskCategoryRow>(db)
{
    protected override Expression<Func<RiskCategoryRow, RiskCategory>> Projection =>
        row => new RiskCategory
        {
            Id = NodeId.Of<RiskCategory>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Appetite = Stored.Code(row.Appetite!.Code),
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<RiskCategoryRow>> Filters =>
        [
            Filter<RiskCategoryRow>.OfCode("appetite", "The worst level that is borne.", code => row => row.Appetite!.Code == code),
            Filter<RiskCategoryRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<RiskCategoryRow>> Links =>
        [Link<RiskCategoryRow>.By("appetite", row => row.AppetiteId), Link<RiskCategoryRow>.By("source", row => row.SourceId)];

    protected override RiskCategoryRow NewRow(RiskCategory part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(RiskCategoryRow row, RiskCategory part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.AppetiteId = references.Id(PartKind.RiskLevel, part.Appetite);
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
