using System.Text;
using GraphQL.Types;
using PlanApi.Application.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Dimensions;

/// <summary>Many members at once, as many as a query holds.</summary>
internal sealed class MemberLoadGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        graph.Mutate(
            "loadMembers",
            typeof(LoadMembers),
            "Adds members to a dimension, or changes those that are there: all rows or none. "
                + "A file that is too large for a query goes over REST.",
            ("load", (IGraphType)graph.Types.Object<MemberLoad>()),
            ask => ask.Send(new LoadMembers(ask.PlanCode, ask.Code("dimension"), Encoding.UTF8.GetBytes(ask.Get<string>("csv")!))),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<Code>("dimension", "The dimension's code.", required: true),
            graph.Argument<string>(
                "csv",
                "With a head: code, and optionally parent and names.en or any other language. Columns that are absent change nothing.",
                required: true
            )
        );
}
