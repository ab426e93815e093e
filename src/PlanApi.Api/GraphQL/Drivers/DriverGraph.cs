using PlanApi.Api.Http;
using PlanApi.Application.Drivers;
using PlanApi.Application.Pictures;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Drivers;

/// <summary>The drivers of numbers, as fields of a plan.</summary>
internal sealed class DriverGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        Field<DriverTreeQuestion, DriverTreeAnswer>(
            graph,
            "driverTree",
            typeof(GetDriverTree),
            "The drivers from which a number is computed, and the effect of a change of each.",
            (ask, question) => new GetDriverTree(ask.PlanCode, question)
        );
        Field<TornadoQuestion, TornadoAnswer>(
            graph,
            "tornado",
            typeof(GetTornado),
            "Which drivers a number depends on most: each moved on its own, ranked by how far the number swings.",
            (ask, question) => new GetTornado(ask.PlanCode, question)
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "tornadoPicture",
            typeof(GetTornadoPicture),
            "Which drivers a number depends on most, as a picture in SVG.",
            graph.Types.Object<Drawing>(),
            async ask =>
                await ask.Answer(
                    new GetTornadoPicture(ask.PlanCode, ask.Record<TornadoQuestion>("question"), ask.Language())
                    {
                        DataAt = PictureData.OfTornado(ask.PlanCode),
                    }
                ),
            GraphBuilder.Argument(
                "question",
                "The indicator, the place and the period.",
                graph.Types.Input(typeof(TornadoQuestion)),
                required: true
            ),
            Arguments.Language(graph)
        );
        Field<AttributionQuestion, AttributionAnswer>(
            graph,
            "attribution",
            typeof(AttributeChange),
            "How much of a number's change comes from each driver; it adds up exactly.",
            (ask, question) => new AttributeChange(ask.PlanCode, question)
        );
        Field<DriverWhatIfQuestion, DriverWhatIfAnswer>(
            graph,
            "driverWhatIf",
            typeof(TryDriverChanges),
            "A number as it would be with other values of some drivers; nothing is stored.",
            (ask, question) => new TryDriverChanges(ask.PlanCode, question)
        );
    }

    private static void Field<TQuestion, TAnswer>(
        GraphBuilder graph,
        string name,
        Type useCase,
        string description,
        Func<Ask, TQuestion, Request<TAnswer>> request
    )
        where TQuestion : DriverQuestion
        where TAnswer : class =>
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            name,
            useCase,
            description,
            graph.Types.Object<TAnswer>(),
            async ask => await ask.Answer(request(ask, ask.Record<TQuestion>("question"))),
            GraphBuilder.Argument(
                "question",
                "The indicator, the place and the period.",
                graph.Types.Input(typeof(TQuestion)),
                required: true
            )
        );
}
