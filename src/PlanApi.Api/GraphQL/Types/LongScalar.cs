using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;
using PlanApi.Application.Documents.Sources;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>A whole number beyond 32 bits; at most 15 digits, so that a JSON double carries it.</summary>
internal sealed class LongScalar : ScalarGraphType
{
    private const long Limit = 999_999_999_999_999;

    public LongScalar()
    {
        Name = "Long";
        Description = "A whole number with up to 15 digits, as a JSON number.";
    }

    public override object? Serialize(object? value) => value;

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLNullValue => null,
            GraphQLIntValue number => Parse((string)number.Value) is { } whole ? whole : ThrowLiteralConversionError(value),
            _ => ThrowLiteralConversionError(value),
        };

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            int number => (long)number,
            SourceScalar { Kind: ScalarKind.Number } number => Parse(number.Text) is { } whole
                ? whole
                : ThrowValueConversionError(number.Text),
            _ => ThrowValueConversionError(value),
        };

    private static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Limit
            ? number
            : null;
}
