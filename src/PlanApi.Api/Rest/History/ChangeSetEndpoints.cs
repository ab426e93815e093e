using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.History;

/// <summary>A plan's history: its change sets, and what each changed.</summary>
internal static class ChangeSetEndpoints
{
    private static readonly QueryParameter[] Paging = [CommonParameters.First, CommonParameters.After];

    private static readonly QueryParameter[] Filters =
    [
        new("door", "Only those that came by this way.", QueryReader.Names<Door>()),
        new("actor", "Only those of the API key with this name; 'local' for the machine itself."),
        new("useCase", "Only those of this use case, such as UpdateTarget."),
        new("since", "Only those that were committed at this instant or later."),
        new("until", "Only those that were committed before this instant."),
        .. Paging,
    ];

    private static readonly QueryParameter[] PartFilters =
    [
        new("kind", "The kind of part.", [.. PartKind.All.Append(PartKind.Plan).Select(kind => kind.Name)]),
        new("key", "The part's key, as its address has it; the last one, if the part was deleted."),
        .. Paging,
    ];

    public static void MapChangeSets(this RouteGroupBuilder plan)
    {
        var sets = plan.MapGroup("/change-sets").WithTags("change-sets");
        sets.OnGet("", List)
            .Sends(typeof(ListChangeSets), "listChangeSets", "The plan's history, the newest first", Filters)
            .WithMetadata(new HasTable("History"))
            .Produces<PageAnswer<ChangeSet>>();
        sets.OnGet("/{sequence:long}", Get)
            .Sends(typeof(GetChangeSet), "getChangeSet", "One change set: who, when, why")
            .Produces<ChangeSet>();
        sets.OnGet("/{sequence:long}/changes", Changes)
            .Sends(typeof(ListChanges), "listChanges", "The changes in a change set: each part before and after", Paging)
            .Produces<PageAnswer<Change>>();
        plan.OnGet("/part-history", OfPart)
            .WithTags("change-sets")
            .Sends(
                typeof(ListPartHistory),
                "listPartHistory",
                "The changes of one part, the newest first, under all keys that it has had",
                PartFilters
            )
            .Produces<PageAnswer<PartChange>>();
        plan.OnGet("/history-verification", Verify)
            .WithTags("change-sets")
            .Sends(
                typeof(VerifyHistory),
                "verifyHistory",
                "Whether the history is as it was written, and which change set is the first that is not"
            )
            .Produces<HistoryVerification>();
    }

    private static async Task<IResult> Verify(Code plan, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new VerifyHistory(plan), cancellation)).ToResult();

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListChangeSets(plan, asked.Page())
        {
            Filter = new ChangeSetFilter(
                asked.ChoiceOrNull<Door>("door"),
                asked.Text("actor"),
                asked.Text("useCase"),
                asked.Instant("since"),
                asked.Instant("until")
            ),
        };
        return PageAnswer<ChangeSet>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> OfPart(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListPartHistory(plan, asked.Required("kind"), asked.Required("key"), asked.Page());
        return PageAnswer<PartChange>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Get(Code plan, long sequence, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetChangeSet(plan, sequence), cancellation)).ToResult();

    private static async Task<IResult> Changes(
        Code plan,
        long sequence,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListChanges(plan, sequence, asked.Page());
        return PageAnswer<Change>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }
}
