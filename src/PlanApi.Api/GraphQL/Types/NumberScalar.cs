using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;
using PlanApi.Application.Documents.Sources;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>
/// An exact number. Literals and variables keep their digits as written: they become the same scalar as a number in a JSON
/// body, and the binder judges its decimals and range. Nothing passes through a double.
/// </summary>
internal sealed class NumberScalar : ScalarGraphType
{
    private readonly Func<object, object> _write;

    public NumberScalar(string name, string description, Func<object, object> write)
    {
        Name = name;
        Description = description;
        _write = write;
    }

    public override object? Serialize(object? value) => value is null ? null : _write(value);

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLNullValue => null,
            GraphQLIntValue number => new SourceScalar(ScalarKind.Number, (string)number.Value),
            GraphQLFloatValue number => new SourceScalar(ScalarKind.Number, (string)number.Value),
            _ => ThrowLiteralConversionError(value, "write it as a number"),
        };

    public override object? ParseValue(object? value) =>
        value switch
        {
            null or SourceScalar { Kind: ScalarKind.Number } => value,
            int number => new SourceScalar(ScalarKind.Number, number.ToString(CultureInfo.InvariantCulture)),
            _ => ThrowValueConversionError(value),
        };
}
