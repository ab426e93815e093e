using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Writes values and selections in GraphQL's own language.</summary>
internal sealed class GraphQLText(GraphQLSpec spec)
{
    /// <summary>A value as a literal; what does not fit the type is written all the same.</summary>
    public string Literal(JsonNode? value, GraphQLType? type)
    {
        var inner = type is GraphQLNonNullType some ? some.Type : type;
        switch (value)
        {
            case null:
                return "null";
            case JsonArray items:
                return $"[{string.Join(", ", items.Select(item => Literal(item, inner is GraphQLListType list ? list.Type : inner)))}]";
            case JsonObject fields:
                var inputs = inner is null or GraphQLListType ? null : spec.InputsOf(inner);
                return "{"
                    + string.Join(
                        ", ",
                        fields.Select(field =>
                            $"{field.Key}: "
                            + $"{Literal(field.Value, inputs?.FirstOrDefault(input => input.Name.StringValue == field.Key)?.Type)}"
                        )
                    )
                    + "}";
            default:
                return
                    value.GetValueKind() == JsonValueKind.String
                    && inner is not null and not GraphQLListType
                    && spec.ValuesOf(inner) is not null
                    ? value.ToString()
                    : BodyBender.Text(value);
        }
    }

    /// <summary>Some of the fields of a type, with what they hold, so deep at most.</summary>
    public string Selection(Chance chance, GraphQLValues values, GraphQLType type, int depth)
    {
        var name = GraphQLSpec.NameOf(type);
        var fields = spec.FieldsOf(name);
        if (fields.Count == 0)
            return "";
        var text = new StringBuilder(" { __typename");
        // The errors of a mutation say whether it did what it was asked to do.
        if (fields.ContainsKey("errors") && name.EndsWith("Payload", StringComparison.Ordinal))
            text.Append(" errors { code message }");
        foreach (var (field, definition) in chance.Some([.. fields], 6).Where(field => field.Key != "errors"))
        {
            var arguments = values.Arguments(definition, null, 6);
            if (spec.FieldsOf(GraphQLSpec.NameOf(definition.Type)).Count > 0 && depth == 0)
                continue;
            text.Append($" {field}{Arguments(arguments, definition)}{Selection(chance, values, definition.Type, depth - 1)}");
        }
        return text.Append(" }").ToString();
    }

    public string Arguments(JsonObject arguments, GraphQLFieldDefinition field) =>
        arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(argument => Argument(argument.Key, argument.Value, field)))})";

    private string Argument(string name, JsonNode? value, GraphQLFieldDefinition field) => $"{name}: {Literal(value, TypeOf(field, name))}";

    private static GraphQLType? TypeOf(GraphQLFieldDefinition field, string argument) =>
        GraphQLSpec.ArgumentsOf(field).FirstOrDefault(known => known.Name.StringValue == argument)?.Type;
}
