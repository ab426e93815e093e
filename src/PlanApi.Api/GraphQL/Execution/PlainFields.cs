using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using PlanApi.Domain.Plans;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace PlanApi.Api.GraphQL.Execution;

/// <summary>A field whose value is already in its source, so that reading it costs nothing and never fails.</summary>
internal interface IPlainField
{
    object? Get(object source, IDictionary<string, ArgumentValue>? arguments);
}

/// <summary>
/// The plain fields in the selection of a part. One node stands for the plain fields of all items in a list. Their values are read from
/// the part while the answer is written, without a node for each.
/// </summary>
internal sealed class PlainFields : ExecutionNode
{
    private PlainFields(IReadOnlyList<PlainField> all)
        : base(null!, null!, null!, null!, null) => All = all;

    /// <summary>Every field of the selection, in order. A null scalar stands for the next of the object's other nodes.</summary>
    public IReadOnlyList<PlainField> All { get; }

    /// <summary>Null where the object is no part, or none of its fields is plain.</summary>
    public static PlainFields? Of(
        ExecutionContext context,
        object? source,
        IEnumerable<(GraphQLField Field, FieldType Definition)> selected
    )
    {
        if (source is not PlanPart)
            return null;
        var fields = selected.Select(field => Plain(context, field.Field, field.Definition)).ToList();
        return fields.Exists(field => field.Scalar is not null) ? new PlainFields(fields) : null;
    }

    public override object? ToValue() => null;

    public override bool PropagateNull() => false;

    public static bool IsPlain(FieldType definition) => definition.Resolver is IPlainField && ScalarOf(definition.ResolvedType) is not null;

    private static PlainField Plain(ExecutionContext context, GraphQLField field, FieldType definition)
    {
        var name = JsonEncodedText.Encode((field.Alias?.Name ?? field.Name).StringValue);
        return IsPlain(definition)
            ? new PlainField(
                name,
                ScalarOf(definition.ResolvedType),
                (IPlainField)definition.Resolver!,
                context.ArgumentValues?.GetValueOrDefault(field)
            )
            : new PlainField(name, null, null, null);
    }

    private static ScalarGraphType? ScalarOf(IGraphType? type) =>
        (type is NonNullGraphType required ? required.ResolvedType : type) as ScalarGraphType;
}

/// <summary>A field of the selection; without a scalar it is none of the plain ones.</summary>
internal sealed record PlainField(
    JsonEncodedText Name,
    ScalarGraphType? Scalar,
    IPlainField? Value,
    IDictionary<string, ArgumentValue>? Arguments
);
