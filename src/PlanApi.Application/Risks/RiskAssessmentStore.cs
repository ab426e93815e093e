using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskAssessmentStore(PlanDb db) : PartStore<RiskAssessment, RiskAssessmentRow>(db)
{
    protected override Expression<Func<RiskAssessmentRow, RiskAssessment>> Projection =>
        row => new RiskAssessment
        {
            Id = NodeId.Of<RiskAssessment>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Risk = Code.Known(row.Risk!.Code),
            Type = row.Type,
            Date = row.Date,
            Probability = row.Probability,
            Impact = row.Impact,
            AssessedBy = Stored.Code(row.AssessedBy!.Code),
            Reason = row.Reason,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<RiskAssessmentRow>> Filters =>
        [
            Filter<RiskAssessmentRow>.OfCode("risk", "The risk.", code => row => row.Risk!.Code == code),
            Filter<RiskAssessmentRow>.OfEnum<AssessmentType>("type", "What is judged.", type => row => row.Type == type),
            Filter<RiskAssessmentRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<RiskAssessmentRow>> Links =>
        [
            Link<RiskAssessmentRow>.By("risk", row => row.RiskId),
            Link<RiskAssessmentRow>.By("assessedBy", row => row.AssessedById),
            Link<RiskAssessmentRow>.By("source", row => row.SourceId),
        ];

    protected override RiskAssessmentRow NewRow(RiskAssessment part) => new() { Code = part.Code.ToString(), Reason = part.Reason };

    protected override void Write(RiskAssessmentRow row, RiskAssessment part, ResolvedReferences references)
    {
        row.RiskId = references.Id(PartKind.Risk, part.Risk);
        row.Type = part.Type;
        row.Date = part.Date;
        row.Probability = part.Probability;
        row.Impact = part.Impact;
        row.AssessedById = references.Id(PartKind.Party, part.AssessedBy);
        row.Reason = part.Reason;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see what it names.</summary>
    protected override IQueryable<RiskAssessmentRow> Visible(IQueryable<RiskAssessmentRow> rows, Visibility visibility) =>
        rows.Where(row => visibility.Scopes.Contains(row.Risk!.ScopeId));

    protected override async Task<bool> Hears(RiskAssessment part, IHearing hearing) => await hearing.Sees(PartKind.Risk, part.Risk);
}
