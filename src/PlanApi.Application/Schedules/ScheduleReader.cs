using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

/// <summary>Reads what the schedule is made of, as far as a caller may see it.</summary>
public sealed class ScheduleReader(PhaseStore phases, InitiativeStore initiatives, MilestoneStore milestones, DependencyStore dependencies)
{
    /// <summary>A document with these parts alone, each kind in the order of its codes.</summary>
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
            Phases = InOrder(await phases.All(plan.Id, visibility).ToListAsync(cancellation)),
            Initiatives = InOrder(await initiatives.All(plan.Id, visibility).ToListAsync(cancellation)),
            Milestones = InOrder(await milestones.All(plan.Id, visibility).ToListAsync(cancellation)),
            Dependencies = InOrder(await dependencies.All(plan.Id, visibility).ToListAsync(cancellation)),
        };

    /// <summary>The schedule of such a document.</summary>
    public static Outcome<PlanSchedule> Schedule(PlanDocument document, IReadOnlyList<ActivitySlip>? slips = null)
    {
        try
        {
            return PlanSchedule.Of(document, document.Plan.Calendar, slips);
        }
        catch (OverflowException)
        {
            return Invalid.One(
                FaultCodes.OutOfRange,
                "/dependencies",
                "By their dependencies, activities come after the year 9999. Shorten the lags."
            );
        }
    }

    private static List<TPart> InOrder<TPart>(List<TPart> parts)
        where TPart : PlanPart
    {
        parts.Sort((one, other) => one.Code.CompareTo(other.Code));
        return parts;
    }
}
