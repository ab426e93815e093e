using GraphQL.Types;
using GraphQLParser.AST;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>
/// A constrained text. Any string is accepted here and checked by the use case's binder, so that a bad code is the same fault, with the
/// same pointer, as over REST.
/// </summary>
internal sealed class TextScalar : ScalarGraphType
{
    private readonly Func<object, string> _write;

    public TextScalar(string name, string description, Func<object, string>? write = null)
    {
        Name = name;
        Description = description;
        _write = write ?? (value => value.ToString()!);
    }

    public override object? Serialize(object? value) => value is null ? null : _write(value);

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLNullValue => null,
            GraphQLStringValue text => (string)text.Value,
            _ => ThrowLiteralConversionError(value, "write it as a string"),
        };

    public override object? ParseValue(object? value) => value is null or string ? value : ThrowValueConversionError(value);
}
