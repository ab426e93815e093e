using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskImpactStore(PlanDb db) : PartStore<RiskImpact, RiskImpactRow>(db)
{
    protected override Expression<Func<RiskImpactRow, RiskImpact>> Projection =>
        row => new RiskImpact
        {
            Id = NodeId.Of<RiskImpact>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Risk = Code.Known(row.Risk!.Code),
            Indicator = Stored.Code(row.Indicator!.Code),
            Distribution = row.Distribution,
            Low = row.Low,
            Likely = row.Likely,
            High = row.High,
            Values = row.Values,
            Weights = row.Weights,
            IsRelative = row.IsRelative,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<RiskImpactRow>> Filters =>
        [
            Filter<RiskImpactRow>.OfCode("risk", "The risk.", code => row => row.Risk!.Code == code),
            Filter<RiskImpactRow>.OfCode("indicator", "The indicator that changes.", code => row => row.Indicator!.Code == code),
            Filter<RiskImpactRow>.OfEnum<ImpactDistribution>(
                "distribution",
                "The distribution.",
                distribution => row => row.Distribution == distribution
            ),
            Filter<RiskImpactRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<RiskImpactRow>> Links =>
        [
            Link<RiskImpactRow>.By("risk", row => row.RiskId),
            Link<RiskImpactRow>.By("indicator", row => row.IndicatorId),
            Link<RiskImpactRow>.By("source", row => row.SourceId),
        ];

    protected override RiskImpactRow NewRow(RiskImpact part) =>
        new()
        {
            Code = part.Code.ToString(),
            Values = part.Values,
            Weights = part.Weights,
        };

    protected override void Write(RiskImpactRow row, RiskImpact part, ResolvedReferences references)
    {
        row.RiskId = references.Id(PartKind.Risk, part.Risk);
        row.IndicatorId = references.Id(PartKind.Indicator, part.Indicator);
        row.Distribution = part.Distribution;
        row.Low = part.Low;
        row.Likely = part.Likely;
        row.High = part.High;
        row.Values = part.Values;
        row.Weights = part.Weights;
        row.IsRelative = part.IsRelative;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see what it names.</summary>
    protected override IQueryable<RiskImpactRow> Visible(IQueryable<RiskImpactRow> rows, Visibility visibility) =>
        rows.Where(row => visibility.Scopes.Contains(row.Risk!.ScopeId));

    protected override async Task<bool> Hears(RiskImpact part, IHearing hearing) => await hearing.Sees(PartKind.Risk, part.Risk);
}
