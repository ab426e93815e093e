using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Application.Webhooks;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>
/// Makes a schedule, which imports a file again and again. It writes with the rights that the key that makes it has at each run, and stops
/// when the key is revoked.
/// </summary>
public sealed record CreateImportSchedule(ImportScheduleSettings Settings) : Command<ImportSchedule>
{
    public override Permission Permission => Permission.Contribute;
}

internal sealed class CreateImportScheduleHandler(
    PlanDb db,
    PlanFinder plans,
    ImportScheduleCheck check,
    WebhookSecrets secrets,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<CreateImportSchedule, ImportSchedule>
{
    /// <summary>The most schedules of one key.</summary>
    private const int Most = 100;

    public async Task<Outcome<ImportSchedule>> Handle(CreateImportSchedule request, CancellationToken cancellation)
    {
        var (settings, identity) = (request.Settings, caller.Identity!);
        if (!(await plans.Get(settings.Plan, cancellation)).IsSuccess(out var plan, out var unknown))
            return unknown;
        if (!identity.MaySee(settings.Plan))
            return NotFound.Plan(settings.Plan);
        if (!(await check.Times(settings, plan, cancellation)).IsSuccess(out var times, out var failure))
            return failure;
        if (settings is { HeaderName: not null, HeaderValue: null })
            return Invalid.One(FaultCodes.MissingField, "/headerValue", "Say what the header says.");
        if (await db.Set<ImportScheduleRow>().CountAsync(row => row.Actor == identity.Id, cancellation) >= Most)
            return new NotAllowedNow($"This key has {Most} import schedules already; delete one that is no longer used.");
        var now = clock.GetUtcNow();
        var row = new ImportScheduleRow
        {
            AboutPlanId = plan.Id,
            Actor = identity.Id,
            MadeBy = identity.Name,
            Settings = ImportScheduleViews.Write(settings),
            Secret = settings.HeaderValue is { } value ? secrets.Seal(value) : null,
            State = settings.IsPaused ? ImportScheduleState.Paused : ImportScheduleState.Active,
            NextAt = times.After(now)!.Value.UtcTicks,
            CreatedAt = now.UtcTicks,
            Version = 1,
        };
        db.Add(row);
        // Its number is in the answer.
        await db.SaveChangesAsync(cancellation);
        var made = ImportScheduleViews.Show(row);
        recorder.Record(ImportScheduleViews.Kind, $"{row.Id}", null, ImportScheduleViews.ForHistory(made));
        return made;
    }
}
