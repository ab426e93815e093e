using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Events;
using PlanApi.Application.UseCases;
using PlanApi.Application.Webhooks;
using PlanApi.Application.Webhooks.Sending;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Webhooks;

/// <summary>Webhooks, which send a plan's events to an address.</summary>
internal static class WebhookEndpoints
{
    private const string Plan = "plan",
        State = "state";

    private static readonly WebhookSettings Sample = new()
    {
        Plan = Code.Known("intl-2024"),
        Address = "https://example.com/hooks/plan",
        Kinds = [PlanEventKind.Light, PlanEventKind.Alert],
        Lights = [Light.Red],
    };

    public static void MapWebhooks(this WebApplication app)
    {
        var webhooks = app.MapGroup("/v1/webhooks").WithTags("webhooks");
        webhooks
            .OnGet("", List)
            .Sends(
                typeof(ListWebhooks),
                "listWebhooks",
                "A page of your webhooks, the newest first; an administrator sees everybody's",
                new QueryParameter(Plan, "Only of this plan."),
                new QueryParameter(State, "Only in these states.", QueryReader.Names<WebhookState>(), Many: true),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<Webhook>>();
        webhooks
            .OnPost("", Create)
            .Sends(typeof(CreateWebhook), "createWebhook", "Make a webhook; its secret is in this answer and nowhere else")
            .WithMetadata(new HoldsSecret(), new Example(Sample, IsAnswer: false))
            .Takes<WebhookSettings>()
            .Writes()
            .Produces<Webhook>(StatusCodes.Status201Created);
        webhooks.OnGet("/{id:long}", Get).Sends(typeof(GetWebhook), "getWebhook", "How one webhook stands").Produces<Webhook>();
        webhooks
            .OnPatch("/{id:long}", Update)
            .Sends(
                typeof(UpdateWebhook),
                "updateWebhook",
                "Change the settings that a JSON merge patch names; a webhook that was disabled is switched on again"
            )
            .WithMetadata(new HoldsSecret(), new Example(Sample, IsAnswer: false))
            .Takes<WebhookSettings>("application/merge-patch+json", MediaTypes.Json)
            .Writes()
            .Guarded()
            .Produces<Webhook>();
        webhooks
            .OnDelete("/{id:long}", Delete)
            .Sends(typeof(DeleteWebhook), "deleteWebhook", "End a webhook")
            .Writes()
            .Guarded()
            .Produces(StatusCodes.Status204NoContent);
        webhooks
            .OnPost("/{id:long}/secret", Rotate)
            .Sends(
                typeof(RotateWebhookSecret),
                "rotateWebhookSecret",
                "Make a new secret, which is in this answer and nowhere else; for a day, messages are signed with both"
            )
            .WithMetadata(new HoldsSecret())
            .Writes()
            .Guarded()
            .Produces<Webhook>();
        webhooks
            .OnPost("/{id:long}/test", Test)
            .Sends(typeof(TestWebhook), "testWebhook", "Send a test message at once, and see what became of it")
            .Produces<WebhookTest>();
        webhooks
            .OnPost("/{id:long}/replays", Replay)
            .Sends(
                typeof(ReplayWebhook),
                "replayWebhook",
                "Send the events after a place in the plan's history, once more or for the first time"
            )
            .WithMetadata(new Example(new WebhookReplay { After = "1" }, IsAnswer: false))
            .Takes<WebhookReplay>()
            .Writes()
            .Guarded()
            .Produces<Webhook>();
        webhooks
            .OnGet("/{id:long}/deliveries", Deliveries)
            .Sends(
                typeof(ListWebhookDeliveries),
                "listWebhookDeliveries",
                "A page of a webhook's messages of the last 30 days, the newest first, each with what became of it",
                new QueryParameter(State, "Only in these states.", QueryReader.Names<DeliveryState>(), Many: true),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<WebhookDelivery>>();
    }

    private static async Task<IResult> List(HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListWebhooks(asked.Page()) { Of = asked.Code(Plan), States = asked.Choices<WebhookState>(State) };
        return PageAnswer<Webhook>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Create(HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<WebhookSettings>(context)).IsSuccess(out var settings, out var failure)
            ? (await sender.Send(new CreateWebhook(settings), cancellation)).ToVersioned(
                made => made.Version,
                StatusCodes.Status201Created,
                made => $"/v1/webhooks/{made.Id}"
            )
            : Answers.Fail(failure);

    private static async Task<IResult> Get(long id, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetWebhook(id), cancellation)).ToVersioned(webhook => webhook.Version);

    private static async Task<IResult> Update(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure))
            return Answers.Fail(failure);
        return (await Body.ReadTree(context)).IsSuccess(out var patch, out failure)
            ? Versioned(await sender.Send(new UpdateWebhook(id, patch, expected.Version), cancellation))
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Delete(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new DeleteWebhook(id, expected.Version), cancellation)).ToDeleted()
            : Answers.Fail(failure);

    private static async Task<IResult> Rotate(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? Versioned(await sender.Send(new RotateWebhookSecret(id, expected.Version), cancellation))
            : Answers.Fail(failure);

    private static async Task<IResult> Test(long id, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new TestWebhook(id), cancellation)).ToResult();

    private static async Task<IResult> Replay(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure))
            return Answers.Fail(failure);
        return (await Body.Read<WebhookReplay>(context)).IsSuccess(out var replay, out failure)
            ? Versioned(await sender.Send(new ReplayWebhook(id, replay, expected.Version), cancellation))
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Deliveries(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListWebhookDeliveries(id, asked.Page()) { States = asked.Choices<DeliveryState>(State) };
        return PageAnswer<WebhookDelivery>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static IResult Versioned(Outcome<Webhook> outcome) => outcome.ToVersioned(webhook => webhook.Version);
}
