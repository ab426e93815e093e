using PlanApi.Application.Cube.Cells;
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
        CommonParameters.First,
        CommonParameters.After,
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
        var asked = new QueryReader(context.Request.Query);
        var request = new ListDifferences(plan, scenario, asked.Code(With), asked.Page());
        return PageAnswer<CellDifference>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Merge(
        Code plan,
        Code scenario,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new MergeScenario(plan, scenario, asked.Choice(Prefer, MergePreference.None, without: MergePreference.None));
        return (await asked.Send(sender, request, cancellation)).ToResult();
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
