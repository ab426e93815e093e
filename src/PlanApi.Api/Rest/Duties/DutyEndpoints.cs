using PlanApi.Api.Http;
using PlanApi.Application.Duties;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Duties;

/// <summary>What parties owe.</summary>
internal static class DutyEndpoints
{
    private const string Tag = "duties";

    private static readonly QueryParameter[] Filters =
    [
        new("party", "Only of these parties.", Many: true),
        new("mine", "Only of the parties whose subject is the name of your key, or yours.", CommonParameters.Flags),
        new("kind", "Only of these kinds.", QueryReader.Names<DutyKind>(), Many: true),
        new("dueBefore", "Only what is due before this instant.", Type: "date-time"),
        new("overdue", "Only what is overdue, or only what is not.", CommonParameters.Flags),
    ];

    public static void MapDuties(this RouteGroupBuilder plan)
    {
        plan.OnGet("/duties", List)
            .WithTags(Tag)
            .Sends(
                typeof(ListDuties),
                "listDuties",
                "What parties owe, what is due first: alerts, reviews, slices, votes, milestones and more",
                [.. Filters, CommonParameters.First, CommonParameters.After]
            )
            .WithMetadata(new HasTable("Duties"))
            .Produces<PageAnswer<Duty>>();
        plan.OnGet("/duties/calendar", Calendar)
            .WithTags(Tag)
            .Sends(
                typeof(GetDutyCalendar),
                "getDutyCalendar",
                "What parties owe as an iCalendar feed for calendar programs; in English or Chinese by Accept-Language",
                Filters
            )
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Calendar);
    }

    public static void MapAllDuties(this WebApplication app) =>
        app.OnGet("/v1/duties", ListAll)
            .WithTags(Tag)
            .Sends(
                typeof(ListDuties),
                "listAllDuties",
                "What parties owe in all plans that you may see and that are not closed, what is due first",
                [.. Filters, CommonParameters.First, CommonParameters.After]
            )
            .Produces<PageAnswer<Duty>>();

    private static Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Answer(plan, context, sender, cancellation);

    private static Task<IResult> ListAll(HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Answer(null, context, sender, cancellation);

    private static async Task<IResult> Answer(Code? plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListDuties(plan) { Filter = Filter(asked), Page = asked.Page() };
        return PageAnswer<Duty>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Calendar(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetDutyCalendar(plan, Filter(asked), Languages.Of(context.Request));
        return (await asked.Send(sender, request, cancellation)).IsSuccess(out var feed, out var failure)
            ? Results.Content(feed.Text, $"{MediaTypes.Calendar}; charset=utf-8")
            : Answers.Fail(failure);
    }

    private static DutyFilter Filter(QueryReader asked) =>
        new()
        {
            Parties = asked.Codes("party"),
            IsMine = asked.Flag("mine") == true,
            Kinds = asked.Choices<DutyKind>("kind"),
            DueBefore = asked.Instant("dueBefore"),
            IsOverdue = asked.Flag("overdue"),
        };
}
