using GraphQL.Types;
using PlanApi.Api.Http;
using PlanApi.Application.Pictures;
using PlanApi.Application.Risks;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

/// <summary>The plan's matrix of risks, computed and drawn.</summary>
internal sealed class RiskMatrixGraph : IGraph
{
    private const string KindName = "kind";
    private const string SettleName = "settle";

    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        GraphBuilder.Field(
            plan,
            "riskMatrix",
            typeof(GetRiskMatrix),
            "The risks in the plan's matrix of probability and impact, with levels, appetites and when each is to be assessed again.",
            graph.Types.Object<RiskHeatMap>(),
            async ask => await ask.Find(new GetRiskMatrix(ask.PlanCode, Kind(ask), Settle(ask))),
            Asked(graph)
        );
        GraphBuilder.Field(
            plan,
            "riskPicture",
            typeof(GetRiskPicture),
            "The matrix of risks as a picture in SVG.",
            graph.Types.Object<Drawing>(),
            async ask =>
                await ask.Find(
                    new GetRiskPicture(ask.PlanCode, Kind(ask), Settle(ask), ask.Language())
                    {
                        DataAt = PictureData.OfRisks(ask.PlanCode, Kind(ask), Settle(ask)),
                    }
                ),
            [.. Asked(graph), Arguments.Language(graph)]
        );
    }

    private static QueryArgument[] Asked(GraphBuilder graph) =>
        [
            graph.Argument<AssessmentType>(
                KindName,
                "Which assessment places a risk; the current one or, without one, the inherent one when absent."
            ),
            graph.Argument<RiskSettling>(
                SettleName,
                "Which level counts where the plan's rules leave a cell open, or give it several levels.",
                required: true,
                defaultValue: RiskSettling.MoreSevere
            ),
        ];

    private static AssessmentType? Kind(Ask ask) => ask.Get<AssessmentType?>(KindName);

    private static RiskSettling Settle(Ask ask) => ask.Get<RiskSettling>(SettleName);
}
