using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans.Lifecycle;

/// <summary>Removes a plan with everything in it. The service's own history still says that it existed, and who removed it.</summary>
public sealed record DeletePlan(Code Plan, SeenVersions? ExpectedVersion) : Command<Plan>
{
    public override Permission Permission => Permission.PlanWhole;

    public override bool ChangesLockedParts => true;
}

internal sealed class DeletePlanHandler(PlanDb db, PlanStore plans, PlanFinder finder, ChangeRecorder recorder, Caller caller)
    : IHandler<DeletePlan, Plan>
{
    public async Task<Outcome<Plan>> Handle(DeletePlan request, CancellationToken cancellation)
    {
        if (!caller.Identity!.MaySee(request.Plan))
            return NotFound.Plan(request.Plan);
        if (!(await finder.Get(request.Plan, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        if (SeenVersions.Refusal(request.ExpectedVersion, row.OwnVersion) is { } refused)
            return refused;
        if (row.Status is PlanStatus.Approved)
            return new PlanLocked(row.Code, "approved");
        var before = (await plans.Find(request.Plan, cancellation))!;
        PlanEraser.Erase(db, row.Id);
        recorder.Record(PartKind.Plan, before.Key(), before, null);
        return before;
    }
}
