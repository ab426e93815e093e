using GraphQL.Types;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Comments;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Comments;

/// <summary>What is said about a subject, as a field of it: one query for all subjects of a level.</summary>
internal static class SubjectFields
{
    /// <summary>Adds a connection to each type that is a subject.</summary>
    public static void Add<TStore, TRow, TItem>(GraphBuilder graph, ConnectionTypes connections, string name, string description)
        where TStore : SubjectStore<TRow, TItem>
        where TRow : SubjectRow
        where TItem : class
    {
        (ObjectGraphType Type, SubjectKind Kind)[] subjects =
        [
            (graph.Types.Object<Target>(), SubjectKind.Target), (graph.Types.Object<KeyResult>(), SubjectKind.KeyResult),
            (graph.Types.Object<Objective>(), SubjectKind.Objective), (graph.Types.Object<Indicator>(), SubjectKind.Indicator), (graph.Types.Object<Alert>(), SubjectKind.Alert),
            (graph.Types.Object<Review>(), SubjectKind.Review),
        ];
        foreach (var (type, kind) in subjects)
        {
            GraphBuilder.Field(
                type, name, null, description, TypeCatalog.NonNull(connections.Of(graph.Types.Output(typeof(TItem)), counted: false)),
                ask => Task.FromResult<object?>(Page<TStore, TRow, TItem>(ask, kind)), connections.Arguments(EdgeBuilder.DefaultFirst))
                .Metadata[GraphBuilder.CostKey] = FieldCost.Connection;
        }
    }

    /// <summary>The plan's id, by the code under which the query reached it.</summary>
    public static async Task<long> PlanId(IServiceProvider services, Code plan, CancellationToken cancellation) =>
        (await services.GetRequiredService<PlanFinder>().Find(plan, cancellation))!.Id;

    private static Connection Page<TStore, TRow, TItem>(Ask ask, SubjectKind kind)
        where TStore : SubjectStore<TRow, TItem>
        where TRow : SubjectRow
        where TItem : class
    {
        var (plan, first, after) = (ask.PlanCode, ask.Get<int>(ConnectionTypes.First), ask.Get<string>(ConnectionTypes.After));
        var id = ask.Source is Alert alert ? alert.Number : ask.Source is Review review ? review.Number : Ask.NodeOf((PlanPart)ask.Source!).Id;
        var loader = ask.Loaders.Get((ask.Call, plan, kind), services => new BatchLoader<long, Page<TItem>>(async (ids, cancellation) =>
            (await services.GetRequiredService<TStore>().OfEach(await PlanId(services, plan, cancellation), kind, ids, first, after, cancellation))
                .IsSuccess(out var pages, out var failure) ? pages : throw new FailureError(failure)));
        return new Connection(() => loader.Load(id).Then(Slice.Of), null, after is null);
    }
}
