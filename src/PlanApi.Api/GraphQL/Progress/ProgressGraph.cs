using GraphQL.Types;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Api.Http;
using PlanApi.Application.Forecasts;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Application.Pictures;
using PlanApi.Application.Progress;
using PlanApi.Domain;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Progress;

/// <summary>
/// How objectives and key results stand: the tree as one field, and edges of each that are fetched together for all levels of a query.
/// </summary>
internal sealed class ProgressGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var branch = graph.Types.Object<OkrBranch>();
        connections.Field(
            graph.Types.Object<Plan>(),
            "okrTree",
            typeof(GetOkrTree),
            "The objectives that serve no other, each with all below it: key results, lights, attainments, outlooks, owners "
                + "and open alerts.",
            connections.Of(branch, counted: false),
            new PageSize(GetOkrTree.DefaultFirst, GetOkrTree.MaxFirst),
            Tree,
            [graph.Argument<Code>("root", "Only this objective and those that serve it."), .. Arguments.OfDay(graph)]
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "okrPicture",
            typeof(GetOkrPicture),
            "The objectives with what serves them and their lights as a picture in SVG.",
            graph.Types.Object<Drawing>(),
            async ask =>
            {
                var (root, date, scenario) = (ask.OptionalCode("root"), ask.Day(), ask.Scenario());
                return await ask.Answer(
                    new GetOkrPicture(ask.PlanCode, root, date, ask.Language())
                    {
                        Scenario = scenario,
                        DataAt = PictureData.OfObjectives(ask.PlanCode, root, date, scenario),
                    }
                );
            },
            [graph.Argument<Code>("root", "Only this objective and those that serve it."), .. Arguments.OfDay(graph)]
        );
        Edge<KeyResult>(graph, "light", "Its light, on a day.", graph.Types.Object<LightAnswer>(), found => found.KeyResult?.Light);
        Edge<KeyResult>(
            graph,
            "attainment",
            "The attainment of the expected number by its own number, on a day: 1 is on pace.",
            graph.Types.Output(typeof(Quantity)),
            found => found.KeyResult?.Attainment
        );
        Edge<KeyResult>(
            graph,
            "outlook",
            "Whether it will be reached.",
            graph.Types.Object<OutlookAnswer>(),
            found => found.KeyResult?.Outlook
        );
        Edge<KeyResult>(
            graph,
            "progress",
            "How it stands by its own number and by its parts, with the difference explained.",
            graph.Types.Object<KeyResultProgress>(),
            found => found.KeyResult
        );
        Edge<KeyResult>(
            graph,
            "alerts",
            "The open alerts of its light.",
            TypeCatalog.ListOf(graph.Types.Output(typeof(Alert))),
            found => found.KeyResult?.Alerts
        );
        Edge<Objective>(
            graph,
            "progress",
            "How it stands by its key results and by the objectives that serve it.",
            graph.Types.Object<ObjectiveProgress>(),
            found => found.Objective
        );
    }

    private static FieldType Edge<TPart>(
        GraphBuilder graph,
        string name,
        string description,
        IGraphType type,
        Func<ProgressFound, object?> show
    )
        where TPart : PlanPart =>
        GraphBuilder.Field(graph.Types.Object<TPart>(), name, null, description, type, ask => Load(ask, show), Arguments.OfDay(graph));

    // What one field of the query wants is fetched for all of them, so that they share what is fetched.
    private static Task<object?> Load(Ask ask, Func<ProgressFound, object?> show)
    {
        var plan = ask.PlanCode;
        var wanted = new ProgressWanted(ask.Scenario(), ask.Day(), ask.Language(), ask.Mentions("outlook"), ask.Mentions("alerts"));
        var part = (PlanPart)ask.Source!;
        return Task.FromResult<object?>(
            ask.Loaders.Get<ProgressKey, ProgressFound, IReadOnlyDictionary<ProgressKey, ProgressFound>>(
                    (plan, wanted),
                    keys => new FetchProgress(plan, keys, wanted)
                )
                .Load(new ProgressKey(PartKind.Of(part), part.Code))
                .Then(found => found is null ? null : show(found))
        );
    }

    private static Connection Tree(Ask ask, PageRange page)
    {
        var request = new GetOkrTree(ask.PlanCode, ask.OptionalCode("root"), ask.Day(), ask.Language())
        {
            Scenario = ask.Scenario(),
            Page = page,
        };
        return Connection.Of(() => ask.Answer(request));
    }
}
