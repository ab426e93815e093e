using PlanApi.Application.Rounds;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Rounds;

/// <summary>How far planning rounds are, and the ways of their slices.</summary>
internal sealed class RoundGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "roundProgress",
            typeof(GetRoundProgress),
            "How far a planning round is, what is late first; null where there is none.",
            graph.Types.Object<RoundProgress>(),
            async ask => await ask.Find(new GetRoundProgress(ask.PlanCode, ask.Code("code"))),
            graph.Argument<Code>("code", "The round's code.", required: true)
        );
        graph.Mutate(
            "moveSliceAssignment",
            typeof(MoveSlice),
            "Submits a slice, returns it with a reason, or locks it.",
            ("sliceAssignment", graph.Types.Object<SliceAssignment>()),
            ask => ask.Send(new MoveSlice(ask.PlanCode, ask.Code("code"), ask.Record<SliceMove>("input"), ask.Version)),
            [
                graph.Argument<Code>("plan", "The plan's code.", required: true),
                graph.Argument<Code>("code", "The slice's code.", required: true),
                graph.ExpectedVersion(),
                GraphBuilder.Argument("input", "Where it goes.", graph.Types.Input(typeof(SliceMove)), required: true),
            ]
        );
    }
}
