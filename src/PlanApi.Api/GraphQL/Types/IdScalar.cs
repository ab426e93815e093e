using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;
using PlanApi.Application.Documents.Sources;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>An id is a text, also where it is written as a whole number, as the specification lets clients do (3.5.5).</summary>
internal sealed class IdScalar : IdGraphType
{
    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLNullValue => null,
            GraphQLStringValue text => (string)text.Value,
            GraphQLIntValue number => (string)number.Value,
            _ => ThrowLiteralConversionError(value),
        };

    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLNullValue or GraphQLStringValue or GraphQLIntValue;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null or string => value,
            int number => number.ToString(CultureInfo.InvariantCulture),
            SourceScalar { Kind: ScalarKind.Number, Text: var text } when text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 => text,
            _ => ThrowValueConversionError(value),
        };

    public override bool CanParseValue(object? value) =>
        value is null or string or int
        || (value is SourceScalar { Kind: ScalarKind.Number, Text: var text } && text.AsSpan().IndexOfAny('.', 'e', 'E') < 0);
}
