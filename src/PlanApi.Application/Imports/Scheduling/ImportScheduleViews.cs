using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>Shows import schedules to those who made them, and to administrators.</summary>
public sealed class ImportScheduleViews(PlanDb db, Caller caller)
{
    /// <summary>The kind of change in the service's history.</summary>
    internal const string Kind = "ImportSchedule";

    private const string Runs = "import/";
    private const string Minute = "yyyy-MM-ddTHH:mm'Z'";

    /// <summary>The schedules that the caller may see.</summary>
    internal IQueryable<ImportScheduleRow> Seen()
    {
        var identity = caller.Identity!;
        var rows = db.Set<ImportScheduleRow>();
        return identity is { Role: Role.Admin, Plans: null, IsLimited: false } ? rows : rows.Where(row => row.Actor == identity.Id);
    }

    /// <summary>One of them; null where there is none.</summary>
    internal Task<ImportScheduleRow?> Find(long id, CancellationToken cancellation) =>
        Seen().FirstOrDefaultAsync(row => row.Id == id, cancellation);

    /// <summary>Who made a schedule, without rights: a run takes those that its maker has when it begins.</summary>
    internal static Identity MakerOf(ImportScheduleRow row) =>
        row.Actor == Caller.Local.Id ? Caller.Local : new Identity(row.Actor, row.MadeBy, Role.Monitor, [], null);

    internal static Failure None(long id) => new NotFound("import schedule", $"{id}");

    /// <summary>The name under which the operations of a schedule are stored.</summary>
    internal static string WorkOf(long id) => Runs + id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The key of the run of a time, by which a time is run once.</summary>
    internal static string KeyOf(DateTimeOffset time) => time.ToString(Minute, CultureInfo.InvariantCulture);

    /// <summary>When a run was to run: at a time of the schedule, or when somebody asked for it.</summary>
    internal static DateTimeOffset DueAt(OperationRow run) =>
        run.Key is { } key
            ? DateTimeOffset.ParseExact(key, Minute, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : Instant(run.CreatedAt);

    /// <summary>Its runs.</summary>
    internal static IQueryable<OperationRow> RunsOf(PlanDb db, ImportScheduleRow row)
    {
        var work = WorkOf(row.Id);
        return db.Set<OperationRow>().AsNoTracking().Where(run => run.AboutPlanId == row.AboutPlanId && run.Work == work);
    }

    internal async Task<ImportSchedule> Show(ImportScheduleRow row, CancellationToken cancellation) => (await Show([row], cancellation))[0];

    /// <summary>Schedules with the state of their last runs, in two statements.</summary>
    internal async Task<IReadOnlyList<ImportSchedule>> Show(IReadOnlyList<ImportScheduleRow> rows, CancellationToken cancellation)
    {
        var (plans, works) = (rows.Select(row => row.AboutPlanId).Distinct().ToList(), rows.Select(row => WorkOf(row.Id)).ToList());
        var runs = db.Set<OperationRow>()
            .AsNoTracking()
            .Where(run => run.AboutPlanId != null && plans.Contains(run.AboutPlanId.Value) && works.Contains(run.Work!));
        // Those after which none has succeeded.
        var failed = await runs.Where(run =>
                run.State == OperationState.Failed
                && !runs.Any(other => other.Work == run.Work && other.State == OperationState.Succeeded && other.Id > run.Id)
            )
            .GroupBy(run => run.Work!)
            .Select(group => new
            {
                Work = group.Key,
                Count = group.Count(),
                Last = group.Max(run => run.Id),
            })
            .ToDictionaryAsync(group => group.Work, cancellation);
        var last = failed.Values.Select(group => group.Last).ToList();
        var problems = await runs.Where(run => last.Contains(run.Id))
            .Select(run => new { run.Work, run.Problem })
            .ToDictionaryAsync(run => run.Work!, run => OperationProblem.Read(run.Problem)?.Message, cancellation);
        return
        [
            .. rows.Select(row =>
                Show(row) with
                {
                    Problem = row.Problem ?? problems.GetValueOrDefault(WorkOf(row.Id)),
                    FailedRuns = failed.GetValueOrDefault(WorkOf(row.Id))?.Count ?? 0,
                }
            ),
        ];
    }

    /// <summary>A schedule without the state of its runs.</summary>
    internal static ImportSchedule Show(ImportScheduleRow row) =>
        new()
        {
            Id = row.Id,
            Version = row.Version,
            Settings = Shown(SettingsOf(row)),
            State = row.State,
            Problem = row.Problem,
            FailedRuns = 0,
            MadeBy = row.MadeBy,
            CreatedAt = Instant(row.CreatedAt),
            NextAt = row.State == ImportScheduleState.Active ? Instant(row.NextAt) : null,
        };

    /// <summary>As the service's history tells of it: whoever knows the path of an address may be able to read there.</summary>
    internal static ImportSchedule ForHistory(ImportSchedule schedule) =>
        schedule.Settings.Address is { } address
            ? schedule with
            {
                Settings = schedule.Settings with { Address = new Uri(address).GetLeftPart(UriPartial.Authority) },
            }
            : schedule;

    /// <summary>Settings without what may be a key: what follows the path of an address.</summary>
    internal static ImportScheduleSettings Shown(ImportScheduleSettings settings) =>
        settings.Address is { } address ? settings with { Address = new Uri(address).GetLeftPart(UriPartial.Path) } : settings;

    internal static ImportScheduleSettings SettingsOf(ImportScheduleRow row) =>
        JsonSerializer.Deserialize<ImportScheduleSettings>(row.Settings, PlanJson.Options)!;

    /// <summary>The settings as they are stored: without secrets.</summary>
    internal static string Write(ImportScheduleSettings settings) =>
        JsonSerializer.Serialize(settings with { HeaderValue = null }, PlanJson.Options);

    internal static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
