using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace PlanApi.Api.GraphQL.Execution;

/// <summary>
/// Executes one field after the other, because a database context allows only one query at a time. Edges wait until all fields of their
/// level have asked for their data. The fields of a selection are worked out once for all items of a list. One object serves one request.
/// </summary>
internal sealed class PlanStrategy : SerialExecutionStrategy
{
    private readonly Dictionary<(GraphQLSelectionSet, IGraphType), Selection> _selections = [];

    /// <summary>A mutation is finished, with the edges of its payload, before the next one begins.</summary>
    public override async Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode)
    {
        if (context.Operation.Operation != OperationType.Mutation || rootNode is not RootExecutionNode { SubFields: { } mutations })
        {
            await base.ExecuteNodeTreeAsync(context, rootNode);
            return;
        }
        foreach (var mutation in mutations)
            await base.ExecuteNodeTreeAsync(context, mutation);
    }

    /// <summary>Plain fields are read as the answer is written.</summary>
    protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node) =>
        node is PlainFields ? Task.CompletedTask : base.ExecuteNodeAsync(context, node);

    protected override IFieldResolver SelectResolver(ExecutionNode node, ExecutionContext context)
    {
        ((RequestContext)context.UserContext).Node = node;
        return base.SelectResolver(node, context);
    }

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        var type = parent.GetObjectGraphType(context.Schema) ?? parent.GraphType;
        if (parent.SelectionSet is not { } selection)
        {
            parent.SubFields = [];
            return;
        }
        if (!_selections.TryGetValue((selection, type), out var fields))
            _selections[(selection, type)] = fields = Selection.Of(
                context,
                parent.Result,
                [.. CollectFieldsFrom(context, type, selection, null).Values]
            );
        if (fields.IsPlain)
        {
            parent.SubFields = fields.Shared;
            return;
        }
        var nodes = new ExecutionNode[fields.Shared.Length + fields.Others.Length];
        fields.Shared.CopyTo(nodes, 0);
        var at = fields.Shared.Length;
        foreach (var (field, definition) in fields.Others)
            nodes[at++] = BuildExecutionNode(parent, definition.ResolvedType!, field, definition);
        parent.SubFields = nodes;
    }

    /// <summary>The fields of a selection: one node for all plain fields, if there are any, and the other fields.</summary>
    private sealed record Selection(ExecutionNode[] Shared, (GraphQLField Field, FieldType Definition)[] Others)
    {
        public bool IsPlain => Others.Length == 0;

        public static Selection Of(ExecutionContext context, object? source, (GraphQLField, FieldType Definition)[] fields) =>
            PlainFields.Of(context, source, fields) is { } plain
                ? new Selection([plain], [.. fields.Where(field => !PlainFields.IsPlain(field.Definition))])
                : new Selection([], fields);
    }
}

internal sealed class PlanStrategySelector : IExecutionStrategySelector
{
    public IExecutionStrategy Select(ExecutionContext context) => new PlanStrategy();
}
