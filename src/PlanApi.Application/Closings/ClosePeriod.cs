using PlanApi.Application.Access;
using PlanApi.Application.Calendars;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Closings;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Closings;

/// <summary>Closes a period for a measure.</summary>
public sealed record ClosePeriod(Code Plan, ClosingProposal Proposal) : Command<PeriodClosing>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>Which period is closed.</summary>
public sealed record ClosingProposal
{
    public const int MaxNote = 4_000;

    /// <summary>A month, a quarter, a half-year or a year.</summary>
    public required Period Period { get; init; }

    /// <summary>Which numbers do not change any more; actuals when absent.</summary>
    public Measure Measure { get; init; } = Measure.Actual;

    /// <summary>Whether it is closed although numbers are missing or slices are open.</summary>
    public bool WithGaps { get; init; }

    public string? Note { get; init; }
}

/// <summary>Numbers are missing in the period, or slices are open.</summary>
public sealed record PeriodHasGaps(IReadOnlyList<Fault> Gaps)
    : Failure("period-has-gaps", "Something is missing in the period; add it, or close the period with its gaps ('withGaps').")
{
    public override IReadOnlyList<Fault> Faults => Gaps;
}

internal sealed class ClosePeriodHandler(
    PeriodClosingStore closings,
    PeriodGaps gaps,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<ClosePeriod, PeriodClosing>
{
    public async Task<Outcome<PeriodClosing>> Handle(ClosePeriod request, CancellationToken cancellation)
    {
        var (plan, proposal) = (recorder.Plan!, request.Proposal);
        var faults = new FaultList();
        foreach (var fault in CalendarFaults.Of(plan.Calendar, proposal.Period, "/period"))
            faults.Add(fault);
        if (proposal.Period.Grain > Grain.Month)
            faults.Add(FaultCodes.NotAllowed, "/period", "Months, quarters, half-years and years are closed; name one of these.");
        if (proposal.Note?.Length > ClosingProposal.MaxNote)
            faults.Add(FaultCodes.TooLong, "/note", $"The text may have at most {ClosingProposal.MaxNote} characters.");
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        if (await Standing(plan, proposal, cancellation) is { } standing)
            return standing;
        var found = await gaps.Of(plan, proposal.Period, proposal.Measure, cancellation);
        if (!found.IsEmpty && !proposal.WithGaps)
            return new PeriodHasGaps(found.Faults());
        return closings.Add(
            new PeriodClosingRow
            {
                PlanId = plan.Id,
                Number = plan.NextId++,
                Version = recorder.Version,
                Period = proposal.Period.ToString(),
                Measure = proposal.Measure,
                ClosedAt = clock.GetUtcNow().UtcTicks,
                ClosedBy = caller.Identity!.Name,
                Note = proposal.Note,
                WithoutNumbers = string.Join(' ', found.WithoutNumbers),
                OpenSlices = string.Join(' ', found.OpenSlices.Select(slice => slice.Code)),
            }
        );
    }

    private async Task<NotAllowedNow?> Standing(PlanRow plan, ClosingProposal proposal, CancellationToken cancellation)
    {
        if (proposal.Measure == Measure.Actual && plan.Calendar.Days(proposal.Period).Last >= PlanDay.Today(clock, plan.TimeZone))
            return new NotAllowedNow($"{proposal.Period} is not over; its actuals are closed then.");
        var closed = (await closings.Closed(plan.Id, cancellation)).FirstOrDefault(closing =>
            closing.Measure == proposal.Measure && plan.Calendar.Contains(closing.Period, proposal.Period)
        );
        return closed is null ? null : new NotAllowedNow($"{proposal.Period} is closed already, by closing {closed.Number}.");
    }
}
