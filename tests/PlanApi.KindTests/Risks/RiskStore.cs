using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.KindTests.Risks;

public sealed class RiskStore(PlanDb db) : PartStore<Risk, RiskRow>(db)
{
    protected override Expression<Func<RiskRow, Risk>> Projection =>
        row => new Risk
        {
            Id = NodeId.Of<Risk>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Likelihood = row.Likelihood,
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Period = Stored.Period(row.Period),
            Owner = Stored.Code(row.Owner!.Code),
        };

    protected override IReadOnlyList<Filter<RiskRow>> Filters =>
        [Filter<RiskRow>.OfCode("owner", "The party that watches it.", code => row => row.Owner!.Code == code)];

    protected override IReadOnlyList<Link<RiskRow>> Links => [Link<RiskRow>.By("owner", row => row.OwnerId)];

    protected override RiskRow NewRow(Risk part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(RiskRow row, Risk part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Likelihood = part.Likelihood;
        row.ScopeId = references.Scope(part.Scope);
        row.Period = part.Period?.ToString();
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
    }
}
