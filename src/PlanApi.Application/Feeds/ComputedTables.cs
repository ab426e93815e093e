using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Alerts;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Duties;
using PlanApi.Application.Errors;
using PlanApi.Application.Forecasts;
using PlanApi.Application.History;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Scorecards;
using PlanApi.Application.UseCases;
using PlanApi.Application.Validation;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>
/// Tables whose rows no table of the database has: they are computed by the use cases that the other doors send, with all that these allow
/// and hide, and handed to the statement as one value. So they are filtered, ordered, paged and grouped as all others are.
/// </summary>
public sealed class ComputedTables(UseCaseSender sender, PlanFinder plans, KeptRows kept, Caller caller, TimeProvider clock)
{
    private static readonly JsonSerializerOptions _options = Options();

    private static readonly (string Name, string Description, Type Row, string[] Key)[] _tables =
    [
        ("Calendar", "The days of the plan's years, each with the periods of the plan's own calendar.", typeof(CalendarDay), ["Date"]),
        ("Lights", "The state of each target today: actual, expected, attainment and light.", typeof(LightAnswer), ["Target"]),
        ("Scorecards", "The score of each objective and key result today, and where it stands.", typeof(PlacedScore), ["Kind", "Code"]),
        ("TargetStatuses", "How each target stands today: actual, attainment, light, outlook and owner.", typeof(TargetStatus), ["Target"]),
        ("Outlooks", "What each target will come to: the forecast beside the goal.", typeof(OutlookAnswer), ["Target"]),
        ("Alerts", "What turning lights have raised.", typeof(Alert), ["Number"]),
        ("Duties", "What parties owe, and by when.", typeof(Duty), ["Key"]),
        ("Findings", "What is wrong with the plan, by its rules.", typeof(FindingAnswer), ["Fingerprint"]),
    ];

    internal static IEnumerable<FlatTable> All(SqlDialect dialect, PlanShape shape) =>
        _tables.Select(table => Of(table.Name, table.Description, table.Row, table.Key, dialect, shape));

    /// <summary>The rows as a JSON array. They are computed once for all pages, until the plan or its day changes.</summary>
    internal async Task<Outcome<string>> Rows(string table, Code plan, CancellationToken cancellation)
    {
        // What parties owe depends on the hour, and on comments.
        if (table == "Duties")
            return await Computed(table, plan, cancellation);
        // The state before the rows: what is committed meanwhile makes another one.
        if (!(await sender.Send(new FetchPlanState(plan), cancellation)).IsSuccess(out var state, out var failure))
            return failure;
        var (identity, day) = (caller.Identity!, state.Day(clock));
        if (kept.Find(identity, plan, table, state, day) is { } known)
            return known;
        if (!(await Computed(table, plan, cancellation)).IsSuccess(out var rows, out failure))
            return failure;
        kept.Keep(identity, plan, table, state, day, rows);
        return rows;
    }

    private async Task<Outcome<string>> Computed(string table, Code plan, CancellationToken cancellation) =>
        table switch
        {
            "Calendar" => Text(await Days(plan, cancellation)),
            "Lights" => Text(await Lights(plan, cancellation)),
            "Outlooks" => Text(await Outlooks(plan, cancellation)),
            "Scorecards" => Text(await sender.Send(new FetchScores(plan), cancellation)),
            "TargetStatuses" => Text(await Statuses(plan, cancellation)),
            "Alerts" => Text(await Pages(after => new ListAlerts(plan) { Page = Next(after) }, page => page, cancellation)),
            "Duties" => Text(await Pages(after => new ListDuties(plan) { Page = Next(after) }, page => page, cancellation)),
            _ => Text(await Pages(after => new ListFindings(plan) { Page = Next(after) }, found => found.Page, cancellation)),
        };

    private static FlatTable Of(string name, string description, Type row, string[] key, SqlDialect dialect, PlanShape shape)
    {
        const string Rows = "r";
        var columns = new JsonValues(dialect, shape)
            .Of(row, "", $"{Rows}.value")
            .Select(found => new FlatColumn(found.Name, found.Type, !key.Contains(found.Name), $"{found.Name}, see {name}.")
            {
                Decimals = found.Decimals,
                Sql = _ => found.Sql,
            })
            .ToList();
        return new FlatTable(name, description, [.. key.Select(part => columns.First(column => column.Name == part))], columns)
        {
            OfThePresent = name == "Duties" ? typeof(ListDuties) : null,
            Source = new FlatSource(statement => dialect.JsonRows(statement.Text.Value(statement.Computed), Rows), _ => "1 = 1")
            {
                Computed = name,
            },
        };
    }

    private static PageRange Next(string? after) => new(ListOptions.MaxFirst, after);

    private async Task<Outcome<IReadOnlyList<CalendarDay>>> Days(Code code, CancellationToken cancellation)
    {
        if (!(await plans.Get(code, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var (first, last) = plan.Calendar.PlanDays();
        return Outcome.Of<IReadOnlyList<CalendarDay>>([
            .. Enumerable
                .Range(first.DayNumber, last.DayNumber - first.DayNumber + 1)
                .Select(day => CalendarDay.Of(plan.Calendar, DateOnly.FromDayNumber(day))),
        ]);
    }

    private Task<Outcome<IReadOnlyList<LightAnswer>>> Lights(Code plan, CancellationToken cancellation) =>
        Pages(after => new ListLights(plan) { Page = Next(after) }, page => page, cancellation);

    private Task<Outcome<IReadOnlyList<OutlookAnswer>>> Outlooks(Code plan, CancellationToken cancellation) =>
        Pages(after => new ListOutlooks(plan) { Page = Next(after) }, page => page, cancellation);

    private async Task<Outcome<IReadOnlyList<TargetStatus>>> Statuses(Code plan, CancellationToken cancellation)
    {
        if (
            !(await Lights(plan, cancellation)).IsSuccess(out var lights, out var failure)
            || !(await Outlooks(plan, cancellation)).IsSuccess(out var outlooks, out failure)
            || !(await sender.Send(new FetchTargetOwners(plan), cancellation)).IsSuccess(out var owners, out failure)
        )
            return failure;
        var byTarget = outlooks.ToDictionary(outlook => outlook.Target);
        return Outcome.Of<IReadOnlyList<TargetStatus>>([
            .. lights.Select(light =>
                TargetStatus.Of(light, byTarget.GetValueOrDefault(light.Target!.Value), owners.GetValueOrDefault(light.Target!.Value))
            ),
        ]);
    }

    private async Task<Outcome<IReadOnlyList<TRow>>> Pages<TAnswer, TRow>(
        Func<string?, Request<TAnswer>> ask,
        Func<TAnswer, Page<TRow>> page,
        CancellationToken cancellation
    )
    {
        var rows = new List<TRow>();
        for (string? after = null; ; )
        {
            if (!(await sender.Send(ask(after), cancellation)).IsSuccess(out var answer, out var failure))
                return failure;
            rows.AddRange(page(answer).Items);
            after = page(answer).Next;
            if (after is null)
                return Outcome.Of<IReadOnlyList<TRow>>(rows);
        }
    }

    private static Outcome<string> Text<TRow>(Outcome<IReadOnlyList<TRow>> rows) =>
        rows.IsSuccess(out var all, out var failure) ? JsonSerializer.Serialize(all, _options) : failure;

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(PlanJson.Options);
        options.Converters.Insert(0, new MomentsAsTicks());
        return options;
    }

    /// <summary>Moments are compared as the integers that the database stores.</summary>
    private sealed class MomentsAsTicks : System.Text.Json.Serialization.JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64(), TimeSpan.Zero);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.UtcTicks);
    }
}
