using PlanApi.Application.Risks;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Risks to assess again, responses to carry out, and drills to hold.</summary>
internal sealed class RiskDuties(
    RiskStore risks,
    RiskAssessmentStore assessments,
    RiskResponseStore responses,
    ContingencyPlanStore contingencies,
    DrillStore drills
) : IDutySource
{
    public async Task Collect(DutyBook book, CancellationToken cancellation)
    {
        var (planId, sight) = (book.Plan.Id, book.Sight);
        var known = await risks.All(planId, sight).ToDictionaryAsync(risk => risk.Code, risk => risk, cancellationToken: cancellation);
        var scores = new RiskScores(await assessments.All(planId, sight).ToListAsync(cancellation));
        var start = book.Calendar.Days(Period.OfYear(book.Calendar.Year)).First;
        foreach (var risk in known.Values.Where(risk => risk.IsOpen(book.Today)))
            book.Add(
                DutyKind.ReassessRisk,
                risk.Owner,
                risk,
                DutyWords.In("Assess the risk {0} again.", "请重新评估风险{0}。", Named(risk.Names, risk.Code)),
                book.EndOf(scores.ReassessmentDue(risk, start))
            );
        await foreach (var response in responses.All(planId, sight).WithCancellation(cancellation))
        {
            if (response.Done is not null || !known.TryGetValue(response.Risk, out var risk) || !risk.IsOpen(book.Today))
                continue;
            book.Add(
                DutyKind.CarryOutResponse,
                response.Department,
                response,
                DutyWords.In(
                    "Carry out the response {0} to the risk {1}.",
                    "请落实风险{1}的应对措施{0}。",
                    Named(response.Names, response.Code),
                    Named(risk.Names, risk.Code)
                ),
                book.EndOf(LastDay(book.Calendar, response.Due))
            );
        }
        var owners = await contingencies
            .All(planId, sight)
            .ToDictionaryAsync(plan => plan.Code, plan => plan, cancellationToken: cancellation);
        await foreach (var drill in drills.All(planId, sight).WithCancellation(cancellation))
        {
            if (drill.Held is not null || !owners.TryGetValue(drill.ContingencyPlan, out var plan))
                continue;
            book.Add(
                DutyKind.HoldDrill,
                plan.Owner,
                drill,
                DutyWords.In(
                    "Hold drill {0} of the contingency plan {1}.",
                    "请举行应急预案{1}的演练 {0}。",
                    drill.Code.ToString(),
                    Named(plan.Names, plan.Code)
                ),
                book.EndOf(LastDay(book.Calendar, drill.Planned))
            );
        }
    }

    private static Called Named(LocalText names, Code code) => new(names, code.ToString());

    private static DateOnly? LastDay(Calendar calendar, Period? period) => period is { } known ? calendar.Days(known).Last : null;
}
