using PlanApi.Api.Http;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Alerts;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Alerts;

/// <summary>What lights have raised, and what is done about it.</summary>
internal static class AlertEndpoints
{
    private const string State = "state",
        Measures = "measures";

    private static readonly ImprovementProposal Proposal = new()
    {
        Cause = "Two suppliers deliver late.",
        Measures =
        [
            new ProposedMeasure
            {
                Wording = "A second warehouse in the EU",
                Owner = Code.Known("operations-department"),
                DueOn = new DateOnly(2024, 9, 30),
                ExpectedEffect = Quantity.Of(6),
            },
        ],
    };

    private static readonly AlertHandling Handling = new()
    {
        Action = AlertHandlingAction.Mute,
        Reason = "The source is being mended.",
        Until = new DateOnly(2024, 6, 30),
    };

    public static void MapAlerts(this RouteGroupBuilder plan)
    {
        var alerts = plan.MapGroup("/alerts").WithTags("alerts");
        alerts
            .OnGet("", List)
            .Sends(
                typeof(ListAlerts),
                "listAlerts",
                "The plan's alerts, the newest first",
                new QueryParameter(State, "Only in these states.", QueryReader.Names<AlertState>(), Many: true),
                new QueryParameter(Measures, "Only alerts with an unfinished measure whose due date has passed.", QueryReader.Names<Due>()),
                CommonParameters.First,
                CommonParameters.After
            )
            .WithMetadata(new HasTable("Alerts"))
            .Produces<PageAnswer<Alert>>();
        alerts.OnGet("/{number:long}", Get).Sends(typeof(GetAlert), "getAlert", "One alert, with its improvement plan").Produces<Alert>();
        alerts
            .OnPost("/{number:long}/improvement-plan", Submit)
            .WithMetadata(new Example(Proposal, IsAnswer: false))
            .Sends(
                typeof(SubmitImprovementPlan),
                "submitImprovementPlan",
                "Answer an alert: its cause, and measures with owners, dates and expected effects"
            )
            .Takes<ImprovementProposal>()
            .Writes()
            .Guarded()
            .Produces<Alert>();
        alerts
            .OnPost("/{number:long}/improvement-plan/decision", Decide)
            .WithMetadata(new Example(new ImprovementAnswer { Accepted = true }, IsAnswer: false))
            .Sends(typeof(DecideImprovementPlan), "decideImprovementPlan", "Accept an improvement plan, or return it with a reason")
            .Takes<ImprovementAnswer>()
            .Writes()
            .Guarded()
            .Produces<Alert>();
        alerts
            .OnPost("/{number:long}/handling", Handle)
            .WithMetadata(new Example(Handling, IsAnswer: false))
            .Sends(typeof(HandleAlert), "handleAlert", "Acknowledge, mute or close an alert")
            .Takes<AlertHandling>()
            .Writes()
            .Guarded()
            .Produces<Alert>();
        alerts
            .OnPost("/{number:long}/improvement-plan/measures/{measure:int}", Follow)
            .WithMetadata(new Example(new MeasureStanding { State = MeasureState.Done, Note = "Opened on Monday." }, IsAnswer: false))
            .Sends(
                typeof(FollowMeasure),
                "followMeasure",
                "Say how a measure stands: planned, under way, done or dropped, since when and with a note"
            )
            .Takes<MeasureStanding>()
            .Writes()
            .Guarded()
            .Produces<Alert>();
        alerts
            .OnGet("/{number:long}/improvement-plan/effect", Effect)
            .Sends(
                typeof(GetImprovementEffect),
                "getImprovementEffect",
                "The course of the number since the improvement plan was submitted, beside the course that pace alone expected"
            )
            .Produces<EffectAnswer>()
            .Produces<Problem>(StatusCodes.Status409Conflict, MediaTypes.Problem);
        alerts
            .OnPost("/escalations", Escalate)
            .Sends(typeof(EscalateAlerts), "escalateAlerts", "Pass overdue alerts to the next owner; the service also does this by itself")
            .Writes()
            .MayBeAnOperation()
            .Produces<AlertsEscalated>();
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListAlerts(plan, asked.Choices<AlertState>(State))
        {
            Page = asked.Page(),
            MeasuresOverdue = asked.Choice(Measures, Due.Any) == Due.Overdue,
        };
        return PageAnswer<Alert>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Get(Code plan, long number, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetAlert(plan, number), cancellation)).ToVersioned(alert => alert.Version);

    private static Task<IResult> Submit(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Change<ImprovementProposal>(
            context,
            (proposal, version) => sender.Send(new SubmitImprovementPlan(plan, number, proposal, version), cancellation)
        );

    private static Task<IResult> Decide(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Change<ImprovementAnswer>(
            context,
            (answer, version) => sender.Send(new DecideImprovementPlan(plan, number, answer, version), cancellation)
        );

    private static Task<IResult> Handle(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) => Change<AlertHandling>(context, (handling, version) => sender.Send(new HandleAlert(plan, number, handling, version), cancellation));

    private static Task<IResult> Follow(
        Code plan,
        long number,
        int measure,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Change<MeasureStanding>(
            context,
            (standing, version) => sender.Send(new FollowMeasure(plan, number, measure, standing, version), cancellation)
        );

    private static async Task<IResult> Effect(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) => (await sender.Send(new GetImprovementEffect(plan, number, Languages.Of(context.Request)), cancellation)).ToResult();

    private static Task<IResult> Escalate(Code plan, HttpContext context, UseCaseSender sender) =>
        sender.SendOrStart(context, new EscalateAlerts(plan), Answers.ToResult);

    private static async Task<IResult> Change<T>(HttpContext context, Func<T, SeenVersions?, Task<Outcome<Alert>>> send)
        where T : class
    {
        if (
            !Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            || !(await Body.Read<T>(context)).IsSuccess(out var body, out failure)
        )
            return Answers.Fail(failure);
        return (await send(body, expected.Version)).ToVersioned(alert => alert.Version);
    }
}

/// <summary>Filters alerts by the state of their measures.</summary>
internal enum Due
{
    Any,
    Overdue,
}
