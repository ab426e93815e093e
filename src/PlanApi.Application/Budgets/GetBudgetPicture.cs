using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Pictures;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

/// <summary>The budget on a day as a picture, in English (en) or Chinese (zh): where the money goes, and where it is over.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day up to which spending counts; today in the plan's time zone when absent.</param>
/// <param name="Language">The language of the words.</param>
public sealed record GetBudgetPicture(Code Plan, DateOnly? Date = null, string Language = "en") : Query<Drawing>
{
    /// <summary>The address of the same budget as data, which the picture names.</summary>
    public required string DataAt { get; init; }

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetBudgetPictureHandler(PlanFinder plans, VisibilityFinder visibility, IHandler<GetBudget, BudgetReport> budgets)
    : IHandler<GetBudgetPicture, Drawing>
{
    private const int MaxItems = 200;

    public Task<Outcome<Drawing>> Handle(GetBudgetPicture request, CancellationToken cancellation) =>
        Overflows.Answered<Drawing>(
            "",
            async () =>
            {
                if (
                    !(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
                    || !(await budgets.Handle(new(request.Plan, request.Date), cancellation)).IsSuccess(out var report, out failure)
                )
                    return failure;
                if (report.Items.Count > MaxItems)
                    return new TooLarge($"{MaxItems} items of a picture; read the budget as data");
                var hasAllParts = !(await visibility.For(plan, cancellation)).IsLimited;
                var budget = new PicturedBudget(plan.Names.In(request.Language, plan.Code), report, hasAllParts);
                return new Drawing(BudgetPicture.Of(budget, request.Language, request.DataAt));
            }
        );
}
