using GraphQL.Types;
using GraphQLParser.AST;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>A JSON value without a type of its own, such as an earlier state of a part of any kind. It is never an input.</summary>
internal sealed class JsonScalar : ScalarGraphType
{
    public JsonScalar()
    {
        Name = "JSON";
        Description = "Any JSON value, with the same field names and numbers as in REST answers.";
    }

    public override object? Serialize(object? value) => value;

    public override object? ParseLiteral(GraphQLValue value) => ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => ThrowValueConversionError(value);
}
