using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Scenarios;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Scenarios;

internal sealed class ScenarioEndpoints : EndpointsOf<Scenario>
{
    private const string With = "with";
    private const string Prefer = "prefer";

    private static readonly string[] Preferences = ["scenario", "parent"];

    private static readonly QueryParameter[] Differing =
    [
        new(With, "The other scenario; the scenario's parent as it sees it when absent."),
        new(QueryText.First, $"How many at most, 1 to {ListOptions.MaxFirst}.", null, "integer"),
        new(QueryText.After, "The cursor after which to go on; take 'nextCursor' of the page before."),
    ];

    protected override Scenario Example =>
        new()
        {
            Code = Code.Known("cautious"),
            Names = new([new("en", "Cautious"), new("zh", "谨慎")]),
            Parent = Code.Baseline,
        };

    protected override void MapOthers(RouteGroupBuilder plan)
    {
        var scenario = plan.MapGroup("/scenarios/{scenario}").WithTags("scenarios");
        scenario
            .OnGet("/differences", Differences)
            .Sends(typeof(ListDifferences), "listDifferences", "The stored cells in which two scenarios differ", Differing)
            .Produces<PageAnswer<CellDifference>>();
        scenario
            .OnPost("/merge", Merge)
            .Sends(
                typeof(MergeScenario),
                "mergeScenario",
                "Write the changes of a scenario into its parent",
                new QueryParameter(
                    Prefer,
                    "The side that counts where both have changed a cell; when absent, such cells are listed and nothing is merged.",
                    Preferences
                )
            )
            .Writes()
            .Produces<CellsWritten>();
        scenario
            .OnPost("/discard", Discard)
            .Sends(typeof(DiscardScenario), "discardScenario", "Take a scenario out with the cells that it stores")
            .Writes()
            .Guarded()
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Differences(
        Code plan,
        Code scenario,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        if (!QueryText.ListOptions(context.Request.Query).IsSuccess(out var page, out var failure))
            return Answers.Fail(failure);
        return QueryText.OptionalCode(context.Request.Query, With).IsSuccess(out var with, out failure)
            ? PageAnswer<CellDifference>.Of(
                await sender.Send(new ListDifferences(plan, scenario, with.Code, page), cancellation),
                context.Request
            )
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Merge(
        Code plan,
        Code scenario,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var text = context.Request.Query[Prefer].ToString();
        if (text.Length > 0 && !Preferences.Contains(text))
            return Answers.Fail(Invalid.One(FaultCodes.NotAllowed, "/prefer", $"'prefer' is {string.Join(" or ", Preferences)}."));
        var prefer = text switch
        {
            "scenario" => MergePreference.Scenario,
            "parent" => MergePreference.Parent,
            _ => MergePreference.None,
        };
        return (await sender.Send(new MergeScenario(plan, scenario, prefer), cancellation)).ToResult();
    }

    private static async Task<IResult> Discard(
        Code plan,
        Code scenario,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new DiscardScenario(plan, scenario, expected.Version), cancellation)).ToDeleted()
            : Answers.Fail(failure);
}
