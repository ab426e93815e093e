using PlanApi.Application.Schedules;
using PlanApi.Domain;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Phases, initiatives and milestones that are not finished.</summary>
internal sealed class ScheduleDuties(PhaseStore phases, InitiativeStore initiatives, MilestoneStore milestones) : IDutySource
{
    public async Task Collect(DutyBook book, CancellationToken cancellation)
    {
        await foreach (var phase in phases.All(book.Plan.Id, book.Sight).WithCancellation(cancellation))
            Finish(book, DutyKind.FinishPhase, phase, phase.Owner, "Finish the phase {0}.", "请完成阶段{0}。");
        await foreach (var initiative in initiatives.All(book.Plan.Id, book.Sight).WithCancellation(cancellation))
            Finish(book, DutyKind.FinishInitiative, initiative, initiative.Owner, "Finish the initiative {0}.", "请完成举措{0}。");
        await foreach (var milestone in milestones.All(book.Plan.Id, book.Sight).WithCancellation(cancellation))
        {
            if (milestone.Accepted is null)
                book.Add(
                    DutyKind.ReachMilestone,
                    milestone.Owner,
                    milestone,
                    DutyWords.In(
                        "Reach the milestone {0} and have it accepted.",
                        "请达成里程碑{0}并通过验收。",
                        new Called(milestone.Names, milestone.Code.ToString())
                    ),
                    book.EndOf(ActivityDays.Of(milestone, book.Calendar).Last)
                );
        }
    }

    private static void Finish<TPart>(DutyBook book, DutyKind kind, TPart part, Code? owner, string english, string chinese)
        where TPart : PlanPart, IActivity, INamed
    {
        if (part.Finished is null)
            book.Add(
                kind,
                owner,
                part,
                DutyWords.In(english, chinese, new Called(part.Names, ((PlanPart)part).Code.ToString())),
                book.EndOf(ActivityDays.Of(part, book.Calendar).Last),
                book.StartOf(part.Started)
            );
    }
}
