using PlanApi.Api.Http;
using PlanApi.Application.Schedules;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Schedules;

internal static class ScheduleEndpoints
{
    private static readonly ScheduleSlips Sample = new()
    {
        Slips = [new ActivitySlip { Phase = Code.Known("foundation"), FinishesLater = 14 }],
    };

    public static void MapSchedule(this RouteGroupBuilder plan)
    {
        plan.OnGet("/schedule", Get)
            .WithTags("schedule")
            .Sends(
                typeof(GetSchedule),
                "getSchedule",
                "Phases, initiatives and milestones with their dates, slack, critical path and slips from the baseline"
            )
            .Produces<PlanSchedule>();
        plan.OnGet("/schedule/gantt", Gantt)
            .WithTags("schedule")
            .Sends(typeof(GetGanttChart), "getGanttChart", "The schedule as a Gantt chart in SVG; in English or Chinese by Accept-Language")
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Svg);
        plan.OnGet("/schedule/calendar", Calendar)
            .WithTags("schedule")
            .Sends(
                typeof(GetScheduleCalendar),
                "getScheduleCalendar",
                "The schedule as an iCalendar feed for calendar programs; in English or Chinese by Accept-Language"
            )
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Calendar);
        plan.OnPost("/schedule-previews", Preview)
            .WithTags("schedule")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(PreviewSlips),
                "previewSlips",
                "The effect that slips would have on what comes after: new earliest dates, and how late each would be; nothing is stored"
            )
            .Takes<ScheduleSlips>()
            .Reads()
            .Produces<SlipPreview>();
    }

    private static async Task<IResult> Preview(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<ScheduleSlips>(context)).IsSuccess(out var slips, out var failure)
            ? (await sender.Send(new PreviewSlips(plan, slips), cancellation)).ToResult()
            : Answers.Fail(failure);

    private static async Task<IResult> Calendar(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var request = new GetScheduleCalendar(plan, Languages.Of(context.Request));
        return (await sender.Send(request, cancellation)).IsSuccess(out var feed, out var failure)
            ? Results.Content(feed.Text, $"{MediaTypes.Calendar}; charset=utf-8")
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Gantt(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var request = new GetGanttChart(plan, Languages.Of(context.Request)) { DataAt = PictureData.At(plan, "schedule") };
        return (await sender.Send(request, cancellation)).ToPicture(context);
    }

    private static async Task<IResult> Get(Code plan, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetSchedule(plan), cancellation)).ToResult();
}
