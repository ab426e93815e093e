using System.Globalization;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Api.Http;
using PlanApi.Application.Matrix;
using PlanApi.Application.Pictures;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Matrix;

/// <summary>The matrix with what stands in it; the field <c>matrix</c> is its layout.</summary>
internal sealed class MatrixGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var matrix = graph.Types.Object<PlanMatrix>();
        // Nullable, so that who may not see the whole plan may see the rest of it.
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "matrixView",
            typeof(GetMatrix),
            "The matrix, whole: each row's, column's and cell's weight, objectives, key results and targets; "
                + "null where the plan crosses no dimensions.",
            matrix,
            Get,
            graph.Argument<DateOnly>("date", "The day for which weights are wanted; today in the plan's time zone when absent."),
            Arguments.Scenario(graph)
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "matrixNumbers",
            typeof(GetMatrixNumbers),
            "The matrix's numbers by period, with roll-ups and differences; null where the plan crosses no dimensions.",
            graph.Types.Object<SlicePage>(),
            Numbers,
            Arguments.Scenario(graph, "The scenario; the plan's first when absent."),
            GraphBuilder.Argument(
                "indicators",
                "The indicators; when absent, those that have numbers in the cube.",
                TypeCatalog.ListOf(graph.Types.Output(typeof(Code)))
            ),
            graph.Argument<Measure>("measure", "Which of them; targets when absent."),
            graph.Argument<Grain>("grain", "The length of the periods; quarters when absent.")
        );
        var lights = graph.Types.Object<MatrixLights>();
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "matrixLights",
            typeof(GetMatrixLights),
            "The matrix's lights, whole: every row, column and cell with its numbers against their pace; null where the plan "
                + "crosses no dimensions.",
            lights,
            Lights,
            Arguments.Day(graph),
            Arguments.Scenario(graph),
            graph.Argument<Period>("period", "The period that is judged; the plan's year when absent."),
            GraphBuilder.Argument(
                "indicators",
                "The indicators; when absent, those that have targets in the cube.",
                TypeCatalog.ListOf(graph.Types.Output(typeof(Code)))
            )
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "matrixPicture",
            typeof(GetMatrixPicture),
            "The matrix's lights as a picture in SVG; null where the plan crosses no dimensions.",
            graph.Types.Object<Drawing>(),
            Drawn,
            Arguments.Day(graph),
            Arguments.Scenario(graph),
            graph.Argument<Period>("period", "The period that is judged; the plan's year when absent."),
            Arguments.Language(graph)
        );
    }

    private static async Task<object?> Drawn(Ask ask)
    {
        var (date, scenario, period) = (ask.Day(), ask.Scenario(), ask.Period());
        var outcome = await ask.Send(
            new GetMatrixPicture(ask.PlanCode, date, period, ask.Language())
            {
                Scenario = scenario,
                DataAt = PictureData.At(ask.PlanCode, "matrix/lights", ("date", date), ("scenario", scenario), ("period", period)),
            }
        );
        if (outcome.IsSuccess(out var picture, out var failure))
            return picture;
        return failure is NoMatrix ? null : throw new FailureError(failure);
    }

    private static async Task<object?> Lights(Ask ask)
    {
        var indicators = ask.Codes("indicators");
        var period = ask.Period();
        var outcome = await ask.Send(new GetMatrixLights(ask.PlanCode, ask.Day(), period, indicators) { Scenario = ask.Scenario() });
        if (outcome.IsSuccess(out var lights, out var failure))
            return lights;
        return failure is NoMatrix ? null : throw new FailureError(failure);
    }

    private static async Task<object?> Numbers(Ask ask)
    {
        var indicators = ask.Codes("indicators");
        var outcome = await ask.Send(
            new GetMatrixNumbers(
                ask.PlanCode,
                ask.Scenario(),
                indicators,
                ask.Get<Measure?>("measure") ?? Measure.Target,
                ask.Get<Grain?>("grain") ?? Grain.Quarter
            )
        );
        if (outcome.IsSuccess(out var numbers, out var failure))
            return numbers;
        return failure is NoMatrix ? null : throw new FailureError(failure);
    }

    private static async Task<object?> Get(Ask ask)
    {
        if (
            (await ask.Send(new GetMatrix(ask.PlanCode, ask.Day()) { Scenario = ask.Scenario() })).IsSuccess(
                out var matrix,
                out var failure
            )
        )
            return matrix;
        return failure is NoMatrix ? null : throw new FailureError(failure);
    }
}
