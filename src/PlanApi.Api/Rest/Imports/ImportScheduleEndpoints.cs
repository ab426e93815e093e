using PlanApi.Api.Http;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Errors;
using PlanApi.Application.Imports.Scheduling;
using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Imports;

/// <summary>Import schedules, which import a file into a plan again and again.</summary>
internal static class ImportScheduleEndpoints
{
    private const string Plan = "plan",
        State = "state";

    private static readonly ImportScheduleSettings Sample = new()
    {
        Plan = Code.Known("intl-2024"),
        Mapping = Code.Known("store-openings"),
        Address = "https://example.com/files/openings.csv",
        Cron = "30 6 * * MON-FRI",
    };

    public static void MapImportSchedules(this WebApplication app)
    {
        var schedules = app.MapGroup("/v1/import-schedules").WithTags("import-schedules");
        schedules
            .OnGet("", List)
            .Sends(
                typeof(ListImportSchedules),
                "listImportSchedules",
                "A page of your import schedules, the newest first; an administrator sees everybody's",
                new QueryParameter(Plan, "Only of this plan."),
                new QueryParameter(State, "Only in these states.", QueryReader.Names<ImportScheduleState>(), Many: true),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<ImportSchedule>>();
        schedules
            .OnPost("", Create)
            .Sends(typeof(CreateImportSchedule), "createImportSchedule", "Import a file at certain times")
            .WithMetadata(new HoldsSecret(), new Example(Sample, IsAnswer: false))
            .Takes<ImportScheduleSettings>()
            .Writes()
            .Produces<ImportSchedule>(StatusCodes.Status201Created);
        schedules
            .OnGet("/{id:long}", Get)
            .Sends(typeof(GetImportSchedule), "getImportSchedule", "How one import schedule stands")
            .Produces<ImportSchedule>();
        schedules
            .OnPatch("/{id:long}", Update)
            .Sends(
                typeof(UpdateImportSchedule),
                "updateImportSchedule",
                "Change the settings that a JSON merge patch names; a schedule that was disabled is switched on again"
            )
            .WithMetadata(new HoldsSecret(), new Example(Sample, IsAnswer: false))
            .Takes<ImportScheduleSettings>("application/merge-patch+json", MediaTypes.Json)
            .Writes()
            .Guarded()
            .Produces<ImportSchedule>();
        schedules
            .OnDelete("/{id:long}", Delete)
            .Sends(typeof(DeleteImportSchedule), "deleteImportSchedule", "End an import schedule")
            .Writes()
            .Guarded()
            .Produces(StatusCodes.Status204NoContent);
        schedules
            .OnPost("/{id:long}/runs", Run)
            .Sends(typeof(RunImportSchedule), "runImportSchedule", "Start a run now, with the rights of the key that made the schedule")
            .Writes()
            .Produces<OperationAnswer>(StatusCodes.Status202Accepted);
        schedules
            .OnGet("/{id:long}/runs", Runs)
            .Sends(
                typeof(ListImportRuns),
                "listImportRuns",
                "A page of the runs of the last 30 days, the newest first, each with its report",
                new QueryParameter(State, "Only in these states.", QueryReader.Names<OperationState>(), Many: true),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<ImportRun>>();
    }

    private static async Task<IResult> List(HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListImportSchedules(asked.Page()) { Of = asked.Code(Plan), States = asked.Choices<ImportScheduleState>(State) };
        return PageAnswer<ImportSchedule>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Create(HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<ImportScheduleSettings>(context)).IsSuccess(out var settings, out var failure)
            ? (await sender.Send(new CreateImportSchedule(settings), cancellation)).ToVersioned(
                made => made.Version,
                StatusCodes.Status201Created,
                made => $"/v1/import-schedules/{made.Id}"
            )
            : Answers.Fail(failure);

    private static async Task<IResult> Get(long id, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetImportSchedule(id), cancellation)).ToVersioned(schedule => schedule.Version);

    private static async Task<IResult> Update(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure))
            return Answers.Fail(failure);
        return (await Body.ReadTree(context)).IsSuccess(out var patch, out failure)
            ? (await sender.Send(new UpdateImportSchedule(id, patch, expected.Version), cancellation)).ToVersioned(schedule =>
                schedule.Version
            )
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Delete(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new DeleteImportSchedule(id, expected.Version), cancellation)).ToDeleted()
            : Answers.Fail(failure);

    private static async Task<IResult> Run(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new RunImportSchedule(id), cancellation)).IsSuccess(out var run, out var failure)
            ? OperationAnswer.Of(run, context, StatusCodes.Status202Accepted)
            : Answers.Fail(failure);

    private static async Task<IResult> Runs(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListImportRuns(id, asked.Page()) { States = asked.Choices<OperationState>(State) };
        return PageAnswer<ImportRun>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }
}
