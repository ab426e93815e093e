using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskCorrelationStore(PlanDb db) : PartStore<RiskCorrelation, RiskCorrelationRow>(db)
{
    protected override Expression<Func<RiskCorrelationRow, RiskCorrelation>> Projection =>
        row => new RiskCorrelation
        {
            Id = NodeId.Of<RiskCorrelation>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            First = Code.Known(row.First!.Code),
            Second = Code.Known(row.Second!.Code),
            Coefficient = row.Coefficient,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<RiskCorrelationRow>> Filters =>
        [
            Filter<RiskCorrelationRow>.OfCode(
                "risk",
                "One of the two risks.",
                code => row => row.First!.Code == code || row.Second!.Code == code
            ),
        ];

    protected override IReadOnlyList<Link<RiskCorrelationRow>> Links =>
        [
            Link<RiskCorrelationRow>.By("first", row => row.FirstId),
            Link<RiskCorrelationRow>.By("second", row => row.SecondId),
            Link<RiskCorrelationRow>.By("source", row => row.SourceId),
        ];

    protected override RiskCorrelationRow NewRow(RiskCorrelation part) => new() { Code = part.Code.ToString() };

    protected override void Write(RiskCorrelationRow row, RiskCorrelation part, ResolvedReferences references)
    {
        row.FirstId = references.Id(PartKind.Risk, part.First);
        row.SecondId = references.Id(PartKind.Risk, part.Second);
        row.Coefficient = part.Coefficient;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see what it names.</summary>
    protected override IQueryable<RiskCorrelationRow> Visible(IQueryable<RiskCorrelationRow> rows, Visibility visibility) =>
        rows.Where(row => visibility.Scopes.Contains(row.First!.ScopeId) && visibility.Scopes.Contains(row.Second!.ScopeId));

    protected override async Task<bool> Hears(RiskCorrelation part, IHearing hearing) =>
        await hearing.Sees(PartKind.Risk, part.First) && await hearing.Sees(PartKind.Risk, part.Second);
}
