using GraphQL.Types;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Comments;

/// <summary>The comments on a subject, as a field of it: one query for all subjects of a level.</summary>
internal static class SubjectFields
{
    /// <summary>Adds a connection to each type that is a subject.</summary>
    public static void Add<TItem>(GraphBuilder graph, ConnectionTypes connections, string name, string description, FetchOf<TItem> fetch)
        where TItem : class
    {
        (ObjectGraphType Type, SubjectKind Kind)[] subjects =
        [
            (graph.Types.Object<Target>(), SubjectKind.Target),
            (graph.Types.Object<KeyResult>(), SubjectKind.KeyResult),
            (graph.Types.Object<Objective>(), SubjectKind.Objective),
            (graph.Types.Object<Indicator>(), SubjectKind.Indicator),
            (graph.Types.Object<Alert>(), SubjectKind.Alert),
            (graph.Types.Object<Review>(), SubjectKind.Review),
        ];
        foreach (var (type, kind) in subjects)
        {
            connections.Field(
                type,
                name,
                null,
                description,
                connections.Of(graph.Types.Output(typeof(TItem)), counted: false),
                EdgeBuilder.PageSize,
                (ask, page) => Page(ask, kind, page, fetch)
            );
        }
    }

    private static Connection Page<TItem>(Ask ask, SubjectKind kind, PageRange page, FetchOf<TItem> fetch)
        where TItem : class
    {
        var plan = ask.PlanCode;
        var id =
            ask.Source is Alert alert ? alert.Number
            : ask.Source is Review review ? review.Number
            : Ask.NodeOf((PlanPart)ask.Source!).Id;
        var loader = ask.Loaders.Get<long, Page<TItem>, IReadOnlyDictionary<long, Page<TItem>>>(
            (ask.Call, plan, kind),
            ids => fetch(plan, kind, ids, page)
        );
        return new Connection(() => loader.Load(id).Then(LoadedPage.Of));
    }
}

/// <summary>The fetch of a page for each of some subjects of one kind.</summary>
internal delegate Fetch<IReadOnlyDictionary<long, Page<TItem>>> FetchOf<TItem>(
    Code plan,
    SubjectKind kind,
    IReadOnlyCollection<long> ids,
    PageRange page
)
    where TItem : class;
