using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.Http;
using PlanApi.Application.Budgets;
using PlanApi.Application.Pictures;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Budgets;

/// <summary>The plan's budget, computed.</summary>
internal sealed class BudgetGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "budget",
            typeof(GetBudget),
            "The budget on a day: planned, spent and committed for each item and month, the year's end, and the cut-off line.",
            graph.Types.Object<BudgetReport>(),
            async ask => await ask.Find(new GetBudget(ask.PlanCode, ask.Day())),
            Arguments.Day(graph)
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "budgetPicture",
            typeof(GetBudgetPicture),
            "The budget on a day as a picture in SVG: what is planned, spent and committed for each item, and where it is over.",
            graph.Types.Object<Drawing>(),
            async ask =>
                await ask.Answer(
                    new GetBudgetPicture(ask.PlanCode, ask.Day(), ask.Language()) { DataAt = PictureData.OfBudget(ask.PlanCode, ask.Day()) }
                ),
            Arguments.Day(graph),
            Arguments.Language(graph)
        );
        graph.Mutate(
            "moveBudgetItem",
            typeof(MoveBudgetItem),
            "Submits a budget item for approval, approves it, or returns it with a reason.",
            ("budgetItem", graph.Types.Object<BudgetItem>()),
            ask => ask.Send(new MoveBudgetItem(ask.PlanCode, ask.Code("code"), ask.Record<BudgetMove>("input"), ask.Version)),
            [
                graph.Argument<Code>("plan", "The plan's code.", required: true),
                graph.Argument<Code>("code", "The item's code.", required: true),
                graph.ExpectedVersion(),
                GraphBuilder.Argument("input", "Where it goes.", graph.Types.Input(typeof(BudgetMove)), required: true),
            ]
        );
    }
}
