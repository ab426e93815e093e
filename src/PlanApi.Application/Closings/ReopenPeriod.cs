using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Closings;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Closings;

/// <summary>Opens a closed period again, with a reason.</summary>
public sealed record ReopenPeriod(Code Plan, long Number, PeriodReopening Reopening, SeenVersions? ExpectedVersion) : Command<PeriodClosing>
{
    /// <summary>Planners close, and only the committee opens again: what was reported is not changed by those who report it.</summary>
    public override Permission Permission => Permission.Decide;

    public override Code? AboutPlan => Plan;
}

/// <summary>Why a period is opened again.</summary>
public sealed record PeriodReopening
{
    public const int MaxReason = 4_000;

    public required string Reason { get; init; }
}

internal sealed class ReopenPeriodHandler(PeriodClosingStore closings, ChangeRecorder recorder, Caller caller, TimeProvider clock)
    : IHandler<ReopenPeriod, PeriodClosing>
{
    public async Task<Outcome<PeriodClosing>> Handle(ReopenPeriod request, CancellationToken cancellation)
    {
        if (await closings.ToChange(recorder.Plan!.Id, request.Number, cancellation) is not { } row)
            return new NotFound("period closing", PeriodClosingStore.Key(request.Number));
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        var reason = request.Reopening.Reason.Trim();
        if (reason.Length == 0)
            return Invalid.One(FaultCodes.MissingField, "/reason", "Say why it is opened again.");
        if (reason.Length > PeriodReopening.MaxReason)
            return Invalid.One(FaultCodes.TooLong, "/reason", $"The text may have at most {PeriodReopening.MaxReason} characters.");
        if (row.ReopenedAt is not null)
            return new NotAllowedNow("The period is open again already.");
        return closings.Change(
            row,
            closing =>
                (closing.ReopenedAt, closing.ReopenedBy, closing.Reason) = (clock.GetUtcNow().UtcTicks, caller.Identity!.Name, reason)
        );
    }
}
