using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskResponseStore(PlanDb db) : PartStore<RiskResponse, RiskResponseRow>(db)
{
    protected override Expression<Func<RiskResponseRow, RiskResponse>> Projection =>
        row => new RiskResponse
        {
            Id = NodeId.Of<RiskResponse>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Risk = Code.Known(row.Risk!.Code),
            Strategy = row.Strategy,
            Department = Stored.Code(row.Department!.Code),
            Due = Stored.Period(row.Due),
            Done = row.Done,
            Cost = row.Cost,
            ProbabilityFactor = row.ProbabilityFactor,
            ImpactFactor = row.ImpactFactor,
            Cap = Stored.Code(row.Cap!.Code),
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<RiskResponseRow>> Filters =>
        [
            Filter<RiskResponseRow>.OfCode("risk", "The risk.", code => row => row.Risk!.Code == code),
            Filter<RiskResponseRow>.OfEnum<ResponseStrategy>(
                "strategy",
                "How the risk is met.",
                strategy => row => row.Strategy == strategy
            ),
            Filter<RiskResponseRow>.OfCode("department", "The department in charge.", code => row => row.Department!.Code == code),
            Filter<RiskResponseRow>.OfCode("cap", "The target that it sets as a limit.", code => row => row.Cap!.Code == code),
            Filter<RiskResponseRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<RiskResponseRow>> Links =>
        [
            Link<RiskResponseRow>.By("risk", row => row.RiskId),
            Link<RiskResponseRow>.By("department", row => row.DepartmentId),
            Link<RiskResponseRow>.By("cap", row => row.CapId),
            Link<RiskResponseRow>.By("source", row => row.SourceId),
        ];

    protected override RiskResponseRow NewRow(RiskResponse part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(RiskResponseRow row, RiskResponse part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.RiskId = references.Id(PartKind.Risk, part.Risk);
        row.Strategy = part.Strategy;
        row.DepartmentId = references.Id(PartKind.Party, part.Department);
        row.Due = part.Due?.ToString();
        row.Done = part.Done;
        row.Cost = part.Cost;
        row.ProbabilityFactor = part.ProbabilityFactor;
        row.ImpactFactor = part.ImpactFactor;
        row.CapId = references.Id(PartKind.Target, part.Cap);
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see what it names.</summary>
    protected override IQueryable<RiskResponseRow> Visible(IQueryable<RiskResponseRow> rows, Visibility visibility) =>
        rows.Where(row =>
            visibility.Scopes.Contains(row.Risk!.ScopeId) && (row.CapId == null || visibility.Scopes.Contains(row.Cap!.ScopeId))
        );

    protected override async Task<bool> Hears(RiskResponse part, IHearing hearing) =>
        await hearing.Sees(PartKind.Risk, part.Risk) && await hearing.Sees(PartKind.Target, part.Cap);
}
