using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

/// <summary>Reads what the matrix of risks is made of, as far as a caller may see it.</summary>
public sealed class RiskReader(
    PlanDb db,
    RiskLevelStore levels,
    RiskCategoryStore categories,
    RiskStore risks,
    RiskAssessmentStore assessments
)
{
    /// <summary>The same, of the plan with this id.</summary>
    public async Task<PlanDocument> Read(long planId, Visibility visibility, CancellationToken cancellation) =>
        await Read(await db.Set<PlanRow>().AsNoTracking().FirstAsync(row => row.Id == planId, cancellation), visibility, cancellation);

    /// <summary>A document with these parts alone.</summary>
    public async Task<PlanDocument> Read(PlanRow plan, Visibility visibility, CancellationToken cancellation) =>
        new()
        {
            Format = PlanDocument.CurrentFormat,
            Plan = new Plan
            {
                Code = Code.Known(plan.Code),
                Names = plan.Names,
                Calendar = plan.Calendar,
                Currency = Code.Known(plan.Currency),
            },
            RiskLevels = await levels.All(plan.Id, visibility).ToListAsync(cancellation),
            RiskCategories = await categories.All(plan.Id, visibility).ToListAsync(cancellation),
            Risks = await risks.All(plan.Id, visibility).ToListAsync(cancellation),
            RiskAssessments = await assessments.All(plan.Id, visibility).ToListAsync(cancellation),
        };
}
