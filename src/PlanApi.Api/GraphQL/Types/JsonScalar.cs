using GraphQL.Types;
using GraphQLParser.AST;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>A JSON value as it is, for what has no type of its own: a part of any kind as it once was. Nothing takes one.</summary>
internal sealed class JsonScalar : ScalarGraphType
{
    public JsonScalar()
    {
        Name = "JSON";
        Description = "A JSON value as it is, with the names and numbers that REST answers have.";
    }

    public override object? Serialize(object? value) => value;

    public override object? ParseLiteral(GraphQLValue value) => ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => ThrowValueConversionError(value);
}
