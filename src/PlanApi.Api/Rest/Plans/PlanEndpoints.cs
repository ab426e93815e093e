using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Application.Plans.Lifecycle;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Plans;

internal static class PlanEndpoints
{
    private static readonly Plan Sample = new()
    {
        Code = Code.Known("demo-2025"),
        Names = new([new("en", "Demo plan 2025"), new("zh", "示例计划 2025")]),
        Calendar = new Calendar
        {
            Year = 2025,
            ReferenceFrom = 2024,
            ReferenceTo = 2025,
        },
        Currency = Code.Known("CNY"),
        TimeZone = "Asia/Shanghai",
    };

    public static void MapPlanEndpoints(this WebApplication app)
    {
        var plans = app.MapGroup("/v1/plans").WithTags("plans").WithMetadata(new Example(Sample));
        plans
            .OnGet("", List)
            .Sends(typeof(ListPlans), "listPlans", "A page of the plans that you may see", CommonParameters.First, CommonParameters.After)
            .Produces<PageAnswer<Plan>>();
        plans
            .OnPost("", Create)
            .Sends(typeof(CreatePlan), "createPlan", "Start an empty plan")
            .Takes<Plan>()
            .Writes()
            .Produces<Plan>(StatusCodes.Status201Created);
        plans.OnGet("/{plan}", Get).Sends(typeof(GetPlan), "getPlan", "One plan: names, calendar, currency, status").Produces<Plan>();
        plans
            .OnPatch("/{plan}", Update)
            .Sends(typeof(UpdatePlan), "updatePlan", "Change the plan's own fields that a JSON merge patch names")
            .Takes<Plan>("application/merge-patch+json", "application/json")
            .Writes()
            .Guarded()
            .Produces<Plan>();
        plans
            .OnDelete("/{plan}", Delete)
            .Sends(typeof(DeletePlan), "deletePlan", "Remove a plan with everything in it")
            .Writes()
            .Guarded()
            .Produces(StatusCodes.Status204NoContent);
        plans
            .OnPut("/{plan}/status", ChangeStatus)
            .Sends(typeof(ChangePlanStatus), "changePlanStatus", "Submit, approve, close a plan, or take it back to draft")
            .WithMetadata(new Example(new StatusChange { Status = PlanStatus.InReview }, IsAnswer: false))
            .Takes<StatusChange>()
            .Writes()
            .Guarded()
            .Produces<Plan>();
    }

    private static async Task<IResult> ChangeStatus(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure))
            return Answers.Fail(failure);
        return (await Body.Read<StatusChange>(context)).IsSuccess(out var change, out failure)
            ? (await sender.Send(new ChangePlanStatus(plan, change.Status, expected.Version), cancellation)).ToPart()
            : Answers.Fail(failure);
    }

    private static async Task<IResult> List(HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListPlans(asked.Page());
        return PageAnswer<Plan>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Create(HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (
            !(await Body.ReadTree(context)).IsSuccess(out var node, out var failure)
            || !ReadPart<Plan>.From(node).IsSuccess(out var read, out failure)
        )
            return Answers.Fail(failure);
        return (await sender.Send(new CreatePlan(read), cancellation)).ToCreated(created =>
            $"/v1/plans/{Uri.EscapeDataString(created.Code.ToString())}"
        );
    }

    private static async Task<IResult> Get(Code plan, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetPlan(plan), cancellation)).ToPart();

    private static async Task<IResult> Update(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure))
            return Answers.Fail(failure);
        return (await Body.ReadTree(context)).IsSuccess(out var patch, out failure)
            ? (await sender.Send(new UpdatePlan(plan, patch, expected.Version), cancellation)).ToPart()
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Delete(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new DeletePlan(plan, expected.Version), cancellation)).ToDeleted()
            : Answers.Fail(failure);
}

/// <summary>Where a plan is to go.</summary>
public sealed record StatusChange
{
    public required PlanStatus Status { get; init; }
}
