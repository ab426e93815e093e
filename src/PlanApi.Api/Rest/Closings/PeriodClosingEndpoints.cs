using PlanApi.Api.Http;
using PlanApi.Application.Closings;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Closings;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Closings;

/// <summary>Periods whose numbers do not change any more.</summary>
internal static class PeriodClosingEndpoints
{
    private static readonly ClosingProposal Proposal = new() { Period = Period.OfMonth(2024, 2), Note = "Reported on 5 March" };

    public static void MapPeriodClosings(this RouteGroupBuilder plan)
    {
        var closings = plan.MapGroup("/period-closings").WithTags("period-closings");
        closings
            .OnGet("", List)
            .Sends(
                typeof(ListPeriodClosings),
                "listPeriodClosings",
                "The periods that are closed, or were once, the latest closing first",
                new QueryParameter("measure", "Only of these measures.", QueryReader.Names<Measure>(), Many: true),
                new QueryParameter("closed", "Only those in force, or only those opened again.", CommonParameters.Flags),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<PeriodClosing>>();
        closings
            .OnPost("", Close)
            .WithMetadata(new Example(Proposal, IsAnswer: false))
            .Sends(typeof(ClosePeriod), "closePeriod", "Close a period, so that its numbers do not change; says first what is missing")
            .Takes<ClosingProposal>()
            .Writes()
            .WithMetadata(new AnswersVersion())
            .Produces<PeriodClosing>();
        closings
            .OnGet("/{number:long}", Get)
            .Sends(typeof(GetPeriodClosing), "getPeriodClosing", "One closing of a period, with its ETag")
            .Produces<PeriodClosing>();
        closings
            .OnPost("/{number:long}/reopening", Reopen)
            .WithMetadata(new Example(new PeriodReopening { Reason = "An invoice came late" }, IsAnswer: false))
            .Sends(typeof(ReopenPeriod), "reopenPeriod", "Open a closed period again, with a reason; for the committee")
            .Takes<PeriodReopening>()
            .Writes()
            .Guarded()
            .Produces<PeriodClosing>();
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListPeriodClosings(plan, asked.Page())
        {
            Measures = asked.Choices<Measure>("measure"),
            Closed = asked.Flag("closed"),
        };
        return PageAnswer<PeriodClosing>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Close(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<ClosingProposal>(context)).IsSuccess(out var proposal, out var failure)
            ? (await sender.Send(new ClosePeriod(plan, proposal), cancellation)).ToVersioned(closing => closing.Version)
            : Answers.Fail(failure);

    private static async Task<IResult> Get(Code plan, long number, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetPeriodClosing(plan, number), cancellation)).ToVersioned(closing => closing.Version);

    private static async Task<IResult> Reopen(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        if (
            !Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            || !(await Body.Read<PeriodReopening>(context)).IsSuccess(out var reopening, out failure)
        )
            return Answers.Fail(failure);
        return (await sender.Send(new ReopenPeriod(plan, number, reopening, expected.Version), cancellation)).ToVersioned(closing =>
            closing.Version
        );
    }
}
