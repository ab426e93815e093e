using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using PlanApi.Api.Access;
using PlanApi.Api.GraphQL.Execution;
using PlanApi.Api.GraphQL.Nodes;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.Http;

namespace PlanApi.Api.GraphQL.Limits;

/// <summary>
/// Refuses a query whose answer could be too large, or cost too much to compute. Each field counts once for each item of the lists above
/// it. A computed field also counts its work; equal fields of the same thing count it once. The check runs between validation and
/// execution, so it knows the values of variables, also for documents from the cache.
/// </summary>
internal sealed class CostListener : DocumentExecutionListenerBase
{
    private const int Introspection = 20_000;
    private const int MaxIntrospectionLists = 3;

    public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        if (!validationResult.IsValid)
            return Task.CompletedTask;
        var walk = new Walk(context);
        if (walk.Refusal() is { } refused)
            context.Errors.Add(refused);
        else
        {
            var request = (RequestContext)context.UserContext;
            request.Cost = walk.Cost;
            request.Services.GetRequiredService<RateAccount>().ChargeQuery(walk.Cost.Requested);
        }
        return Task.CompletedTask;
    }

    private sealed class Walk(IExecutionContext context)
    {
        private readonly HashSet<string> _computed = new(StringComparer.Ordinal);
        private double _cost;

        public QueryCost Cost => new((long)Math.Ceiling(_cost), QueryLimits.Cost);

        public QueryRefused? Refusal()
        {
            var operation = context.Operation;
            var root = operation.Operation switch
            {
                OperationType.Mutation => context.Schema.Mutation,
                OperationType.Subscription => context.Schema.Subscription,
                _ => context.Schema.Query,
            };
            return Add(operation.SelectionSet, root, 1, "");
        }

        private QueryRefused? Add(GraphQLSelectionSet? set, IGraphType? type, double times, string path)
        {
            foreach (var selection in set?.Selections ?? [])
            {
                var refused = selection switch
                {
                    GraphQLField field => Add(field, type as IComplexGraphType, times, path),
                    GraphQLInlineFragment inline => Add(
                        inline.SelectionSet,
                        inline.TypeCondition is null ? type : context.Schema.AllTypes[inline.TypeCondition.Type.Name.Value],
                        times,
                        path
                    ),
                    GraphQLFragmentSpread spread
                        when context.Document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment => Add(
                        fragment.SelectionSet,
                        context.Schema.AllTypes[fragment.TypeCondition.Type.Name.Value],
                        times,
                        path
                    ),
                    _ => null,
                };
                if (refused is not null)
                    return refused;
            }
            return null;
        }

        private QueryRefused? Add(GraphQLField field, IComplexGraphType? type, double times, string path)
        {
            if (field.Name.Value.Span.StartsWith("__", StringComparison.Ordinal))
                return AddIntrospection(field);
            var definition = type?.GetField(field.Name.Value);
            _cost += times;
            path += $"/{field.Name.Value}{FieldCalls.TextOf(context.ArgumentValues?.GetValueOrDefault(field))}";
            if (
                definition?.Metadata.GetValueOrDefault(GraphBuilder.ServesKey) is Serves serves
                && UseCaseWork.Of(serves.UseCase) is > 0 and var work
                && _computed.Add(path)
            )
                _cost += times * work;
            if (definition?.Metadata.GetValueOrDefault(GraphBuilder.NodesKey) is NodeTypes nodes)
            {
                var ids = Ids(field);
                times *= Math.Max(1, ids.Count);
                _cost += times + ids.Sum(nodes.Work);
            }
            if (definition?.Metadata.GetValueOrDefault(GraphBuilder.CostKey) is FieldCost cost)
            {
                times *= cost.Page is { } page ? Size(field, page) : cost.Times;
                // What the field itself takes, though nothing be asked of its items.
                _cost += times;
            }
            return _cost > QueryLimits.Cost
                ? new QueryRefused(
                    "too-costly",
                    $"The query counts over {QueryLimits.Cost:N0}: every field once for each item that the lists above it may "
                        + "have, and what is computed for what that takes; ask for fewer items, levels or computations."
                )
                : Add(field.SelectionSet, definition?.ResolvedType?.GetNamedType(), times, path);
        }

        private IReadOnlyList<string> Ids(GraphQLField field)
        {
            if (context.ArgumentValues?.TryGetValue(field, out var arguments) != true)
                return [];
            return arguments!.TryGetValue(NodeGraph.Ids, out var several)
                ? [.. ((IEnumerable<object>)several.Value!).OfType<string>().Distinct(StringComparer.Ordinal)]
                : [.. arguments.Values.Select(argument => argument.Value).OfType<string>()];
        }

        private int Size(GraphQLField field, PageSize page)
        {
            var size = Asked(ConnectionTypes.First) ?? Asked(ConnectionTypes.Last);
            return size is { } asked ? Math.Clamp(asked, 1, page.Most) : page.Default;

            int? Asked(string name) =>
                context.ArgumentValues?.TryGetValue(field, out var arguments) == true && arguments.TryGetValue(name, out var argument)
                    ? argument.Value as int?
                    : null;
        }

        /// <summary>The schema has a fixed size, but lists inside its lists could make its answer very large.</summary>
        private QueryRefused? AddIntrospection(GraphQLField field)
        {
            if (field.SelectionSet is null)
                return null;
            _cost += Introspection;
            return _cost > QueryLimits.Cost || Lists(field.SelectionSet, 0) > MaxIntrospectionLists
                ? new QueryRefused(
                    "too-costly",
                    "The introspection asks for lists of fields within lists of fields; ask for one level at a time."
                )
                : null;
        }

        private int Lists(GraphQLSelectionSet? set, int above)
        {
            var deepest = above;
            foreach (var selection in set?.Selections ?? [])
            {
                deepest = Math.Max(
                    deepest,
                    selection switch
                    {
                        GraphQLField field => Lists(
                            field.SelectionSet,
                            above + (field.Name.StringValue is "fields" or "inputFields" or "interfaces" or "possibleTypes" ? 1 : 0)
                        ),
                        GraphQLInlineFragment inline => Lists(inline.SelectionSet, above),
                        GraphQLFragmentSpread spread => Lists(
                            context.Document.FindFragmentDefinition(spread.FragmentName.Name.Value)?.SelectionSet,
                            above
                        ),
                        _ => above,
                    }
                );
            }
            return deepest;
        }
    }
}
