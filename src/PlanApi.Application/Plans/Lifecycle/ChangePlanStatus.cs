using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Application.Validation;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans.Lifecycle;

/// <summary>
/// Moves a plan to another status: draft, in review, approved, closed. Only the committee approves, and every error must be resolved or
/// waived. After approval, structure, targets and weights are locked until the committee moves the plan back to draft.
/// </summary>
public sealed record ChangePlanStatus(Code Plan, PlanStatus Status, SeenVersions? ExpectedVersion) : Command<Plan>
{
    public override Permission Permission => Status is PlanStatus.InReview ? Permission.PlanWhole : Permission.Decide;

    public override Code? AboutPlan => Plan;
}

/// <summary>Errors stand against an approval.</summary>
public sealed record PlanNotSound(int Errors, string Worst)
    : Failure(
        "plan-not-sound",
        $"The plan has {Errors} errors that are neither resolved nor waived, the first being {Worst}; resolve them or waive them, "
            + "then approve."
    );

internal sealed class ChangePlanStatusHandler(PlanStore plans, PlanReports reports, ChangeRecorder recorder)
    : IHandler<ChangePlanStatus, Plan>
{
    private static readonly HashSet<(PlanStatus From, PlanStatus To)> Ways =
    [
        (PlanStatus.Draft, PlanStatus.InReview),
        (PlanStatus.InReview, PlanStatus.Draft),
        (PlanStatus.InReview, PlanStatus.Approved),
        (PlanStatus.Approved, PlanStatus.Draft),
        (PlanStatus.Approved, PlanStatus.Closed),
    ];

    public async Task<Outcome<Plan>> Handle(ChangePlanStatus request, CancellationToken cancellation)
    {
        var row = recorder.Plan!;
        if (SeenVersions.Refusal(request.ExpectedVersion, row.OwnVersion) is { } refused)
            return refused;
        if (!Ways.Contains((row.Status, request.Status)))
        {
            var (from, to) = (CamelCase.Of(row.Status), CamelCase.Of(request.Status));
            var ways = Ways.Where(way => way.From == row.Status).Select(way => CamelCase.Of(way.To)).DefaultIfEmpty("nothing");
            return new NotAllowedNow($"A plan does not go from {from} to {to}; from {from} it goes to {string.Join(" or ", ways)}.");
        }
        if (request.Status == PlanStatus.Approved)
        {
            if (!(await reports.Of(request.Plan, Code.Baseline, cancellation)).IsSuccess(out var report, out var failure))
                return failure;
            if (report.Report.Blocking.ToList() is { Count: > 0 } blocking)
                return new PlanNotSound(
                    blocking.Count,
                    $"'{blocking[0].Rule}' at {blocking[0].Places[0].Kind} '{blocking[0].Places[0].Key}'"
                );
        }
        var before = (await plans.Find(request.Plan, cancellation))!;
        row.Status = request.Status;
        row.OwnVersion = recorder.Version;
        var after = before with { Status = request.Status, Version = recorder.Version };
        recorder.Record(PartKind.Plan, before.Key(), before, after);
        return after;
    }
}
