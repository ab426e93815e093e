using System.Text.Json;
using PlanApi.Api.Http;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.ChangeControl;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.ChangeControl;

/// <summary>Changes of an approved plan: proposal, impact, vote, pilot, application or withdrawal.</summary>
internal static class ChangeRequestEndpoints
{
    private const string State = "state";

    private static readonly JsonElement Changes = JsonDocument
        .Parse("""{"targets": {"inquiry-conversion-kpi": {"value": 6.5}}}""")
        .RootElement;

    private static readonly ChangeProposal Proposal = new()
    {
        Title = "A higher conversion",
        Reason = "The new product pages convert better than planned.",
        Committee = Code.Known("review-committee"),
        Owner = Code.Known("coo"),
        Changes = Changes,
    };

    public static void MapChangeRequests(this RouteGroupBuilder plan)
    {
        var requests = plan.MapGroup("/change-requests").WithTags("change-requests");
        requests
            .OnGet("", List)
            .Sends(
                typeof(ListChangeRequests),
                "listChangeRequests",
                "The plan's change requests, the newest first",
                new QueryParameter(State, "Only in these states.", QueryReader.Names<ChangeRequestState>(), Many: true),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<ChangeRequestEntry>>();
        requests
            .OnPost("", Propose)
            .WithMetadata(new Example(Proposal, IsAnswer: false))
            .Sends(typeof(ProposeChange), "proposeChange", "Ask a committee for a change of the plan; it is tried first")
            .Takes<ChangeProposal>()
            .Writes()
            .WithMetadata(new AnswersVersion())
            .Produces<ChangeRequest>();
        requests
            .OnPost("/preview", Preview)
            .WithMetadata(new Example(new ChangeDraft { Changes = Changes }, IsAnswer: false))
            .Sends(
                typeof(PreviewChange),
                "previewChange",
                "What a change would do: each part and number before and after; nothing is stored"
            )
            .Takes<ChangeDraft>()
            .Writes()
            .Produces<ChangePreview>();
        requests
            .OnGet("/{number:long}", Get)
            .Sends(typeof(GetChangeRequest), "getChangeRequest", "One change request: its content, its assessment, its votes")
            .Produces<ChangeRequest>();
        requests
            .OnPost("/{number:long}/assessment", Assess)
            .WithMetadata(
                new Example(
                    new ChangeImpact
                    {
                        Impact = "No other target is touched.",
                        IsRecommended = true,
                        NeedsPilot = true,
                    },
                    IsAnswer: false
                )
            )
            .Sends(typeof(AssessChange), "assessChange", "Say what a change would do, and open the vote on it")
            .Takes<ChangeImpact>()
            .Writes()
            .Guarded()
            .Produces<ChangeRequest>();
        requests
            .OnPost("/{number:long}/votes", Vote)
            .WithMetadata(new Example(new ChangeBallot { Choice = VoteChoice.For }, IsAnswer: false))
            .Sends(
                typeof(VoteOnChange),
                "voteOnChange",
                "Vote on a change as a member of its committee; the deciding vote makes it, unless it is piloted or its day has not come"
            )
            .Takes<ChangeBallot>()
            .Writes()
            .Guarded()
            .Produces<ChangeRequest>();
        requests
            .OnPost("/{number:long}/pilot", Pilot)
            .WithMetadata(
                new Example(new PilotProposal { Scope = new Scope([new(Code.Known("market"), Code.Known("latam"))]) }, IsAnswer: false)
            )
            .Sends(typeof(PilotChange), "pilotChange", "Make an accepted change in a part of the plan first")
            .Takes<PilotProposal>()
            .Writes()
            .Guarded()
            .Produces<ChangeRequest>();
        requests
            .OnPost("/{number:long}/application", Apply)
            .Sends(typeof(ApplyChange), "applyChange", "Make an accepted change: all of it, or after a pilot the rest, in one transaction")
            .Writes()
            .Guarded()
            .Produces<ChangeRequest>();
        requests
            .OnPost("/{number:long}/withdrawal", Withdraw)
            .WithMetadata(new Example(new ChangeWithdrawal { Reason = "The market has turned." }, IsAnswer: false))
            .Sends(typeof(WithdrawChange), "withdrawChange", "Take a change request back; what a pilot has changed becomes what it was")
            .Takes<ChangeWithdrawal>()
            .Writes()
            .Guarded()
            .Produces<ChangeRequest>();
        requests
            .OnPost("/escalations", Escalate)
            .Sends(
                typeof(EscalateChangeRequests),
                "escalateChangeRequests",
                "Take emergencies without an assessment to the committee; the service does this by itself"
            )
            .Writes()
            .MayBeAnOperation()
            .Produces<ChangeRequestsEscalated>();
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListChangeRequests(plan, asked.Page()) { States = asked.Choices<ChangeRequestState>(State) };
        return PageAnswer<ChangeRequestEntry>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Propose(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<ChangeProposal>(context)).IsSuccess(out var proposal, out var failure)
            ? (await sender.Send(new ProposeChange(plan, proposal), cancellation)).ToVersioned(made => made.Version)
            : Answers.Fail(failure);

    private static async Task<IResult> Preview(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<ChangeDraft>(context)).IsSuccess(out var draft, out var failure)
            ? (await sender.Send(new PreviewChange(plan, draft), cancellation)).ToResult()
            : Answers.Fail(failure);

    private static async Task<IResult> Get(Code plan, long number, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetChangeRequest(plan, number), cancellation)).ToVersioned(request => request.Version);

    private static Task<IResult> Assess(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) => Change<ChangeImpact>(context, (impact, seen) => sender.Send(new AssessChange(plan, number, impact, seen), cancellation));

    private static Task<IResult> Vote(Code plan, long number, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Change<ChangeBallot>(context, (ballot, seen) => sender.Send(new VoteOnChange(plan, number, ballot, seen), cancellation));

    private static Task<IResult> Pilot(Code plan, long number, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Change<PilotProposal>(context, (pilot, seen) => sender.Send(new PilotChange(plan, number, pilot, seen), cancellation));

    private static async Task<IResult> Apply(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new ApplyChange(plan, number, expected.Version), cancellation)).ToVersioned(request => request.Version)
            : Answers.Fail(failure);

    private static Task<IResult> Withdraw(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Change<ChangeWithdrawal>(
            context,
            (withdrawal, seen) => sender.Send(new WithdrawChange(plan, number, withdrawal, seen), cancellation)
        );

    private static Task<IResult> Escalate(Code plan, HttpContext context, UseCaseSender sender) =>
        sender.SendOrStart(context, new EscalateChangeRequests(plan), Answers.ToResult);

    private static async Task<IResult> Change<T>(HttpContext context, Func<T, SeenVersions?, Task<Outcome<ChangeRequest>>> send)
        where T : class
    {
        if (
            !Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            || !(await Body.Read<T>(context)).IsSuccess(out var body, out failure)
        )
            return Answers.Fail(failure);
        return (await send(body, expected.Version)).ToVersioned(request => request.Version);
    }
}
