using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

/// <summary>The effect that slips of some activities would have on everything after them; nothing is stored.</summary>
public sealed record PreviewSlips(Code Plan, ScheduleSlips Slips) : Query<SlipPreview>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class PreviewSlipsHandler(PlanDb db, PlanFinder plans, ScheduleReader reader, VisibilityFinder visibility)
    : IHandler<PreviewSlips, SlipPreview>
{
    public async Task<Outcome<SlipPreview>> Handle(PreviewSlips request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var document = await reader.Read(plan, await visibility.For(plan, cancellation), cancellation);
        var slips = request.Slips.Slips;
        if (!ScheduleReader.Schedule(document).IsSuccess(out var now, out failure))
            return failure;
        if (Faults(now, slips) is { } faults)
            return faults;
        return ScheduleReader.Schedule(document, slips).IsSuccess(out var later, out failure) ? SlipPreview.Of(now, later) : failure;
    }

    private static Invalid? Faults(PlanSchedule now, IReadOnlyList<ActivitySlip> slips)
    {
        var faults = new FaultList();
        if (slips.Count is 0 or > ScheduleSlips.Most)
            faults.Add(slips.Count == 0 ? FaultCodes.TooFew : FaultCodes.TooLarge, "/slips", $"Name 1 to {ScheduleSlips.Most} slips.");
        var dated = now.Activities.Where(activity => activity.Times is not null).Select(activity => activity.Activity()).ToHashSet();
        var all = now.Activities.Select(activity => activity.Activity()).ToHashSet();
        for (var at = 0; at < slips.Count && !faults.IsFull; at++)
        {
            var (slip, pointer) = (slips[at], $"/slips/{at}");
            if (slip.Activity() is not { } activity)
                faults.Add(FaultCodes.NotAllowed, pointer, "Name the one activity that slips: phase, initiative or milestone.");
            else if (!all.Contains(activity))
                faults.Add(FaultCodes.UnknownReference, $"{pointer}/{activity.Kind.Noun}", $"There is no {activity}.");
            else if (!dated.Contains(activity))
                faults.Add(FaultCodes.NotAllowed, pointer, $"The {activity} has no dates yet, so it cannot slip. Give it dates first.");
            foreach (var (name, days) in new[] { ("startsLater", slip.StartsLater), ("finishesLater", slip.FinishesLater ?? 0) })
            {
                if (Math.Abs((long)days) > ActivitySlip.MaxDays)
                    faults.Add(
                        FaultCodes.OutOfRange,
                        $"{pointer}/{name}",
                        $"A slip is at most {ActivitySlip.MaxDays:N0} days, either way."
                    );
            }
        }
        return faults.IsEmpty ? null : new Invalid(faults.Faults);
    }
}
